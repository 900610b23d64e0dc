/** The staff page begins. */
import { render } from 'preact';
import { StaffPage } from './staff-page.tsx';

const page = document.getElementById('page');
if (page) render(<StaffPage />, page);
