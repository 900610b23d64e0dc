# Build: everything, then without what only building needs.
FROM node:20-slim AS build
WORKDIR /desk
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

# Run: as an ordinary user, data outside the image.
FROM node:20-slim
WORKDIR /desk
ENV NODE_ENV=production HOST=0.0.0.0 DATABASE_URL=file:/data/desk.db
COPY --from=build /desk/package.json ./
COPY --from=build /desk/node_modules ./node_modules
COPY --from=build /desk/dist ./dist
COPY --from=build /desk/knowledge ./knowledge
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=4", "dist/src/main.js"]
