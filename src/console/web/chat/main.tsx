/** The chat page begins. */
import { render } from 'preact';
import { ChatPage } from './chat-page.tsx';
import { createTalker } from './talk.ts';

const page = document.getElementById('page');
if (page) render(<ChatPage talker={createTalker()} />, page);
