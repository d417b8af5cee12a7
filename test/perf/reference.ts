/** A program of a fixed piece of work, about a second of sorting, hashing and JSON; it prints its CPU time in milliseconds. */
export const reference = `
const { createHash } = require('node:crypto');
let x = 1;
const rows = Array.from({ length: 200000 }, (_, i) => ({ id: i, v: (x = (x * 48271) % 2147483647) }));
rows.sort((a, b) => a.v - b.v);
for (let i = 0; i < 3; i++) createHash('sha256').update(JSON.stringify(JSON.parse(JSON.stringify(rows)))).digest();
const { user, system } = process.cpuUsage();
console.log((user + system) / 1000);
`;
