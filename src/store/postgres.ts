/** The shared database, for several processes. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Type number of `bigint` in PostgreSQL's catalogue (pg_type.oid of int8). */
const INT8 = 20;

/** Connects lazily; the first query fails when the server is not there. Whole numbers come back as numbers. */
export function openPostgres(url: string): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: {
      getTypeParser: ((oid: number, format: 'text' | 'binary') =>
        oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
