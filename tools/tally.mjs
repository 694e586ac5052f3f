// tally.mjs FILE…: adds up test results and prints "passed failed skipped", then a line for each reason of skipping.
// A file is a Meson testlog.json (one JSON object a line) or any text with TAP lines.
import { readFileSync } from 'node:fs';

let passed = 0, failed = 0, skipped = 0;
const reasons = new Set();

function tap(text) {
	let seen = 0, bad = 0, skips = false;
	for (const line of text.split('\n')) {
		const why = /^# (skipped: .*)/.exec(line);
		if (why)
			reasons.add(why[1]), skips = true; // the result that follows is of this test
		const m = /^\s*(not )?ok\b(.*)/.exec(line);
		if (!m || /^\s/.test(line))
			continue; // indented lines are parts of the test above them
		seen++;
		if (/#\s*skip/i.test(m[2]) || (skips && !m[1]))
			skipped++;
		else if (m[1])
			failed++, bad++;
		else
			passed++;
		skips = false;
	}
	return { seen, bad };
}

function meson(lines) {
	for (const line of lines) {
		const t = JSON.parse(line);
		const { seen, bad } = tap(t.stdout || '');
		if (t.result === 'SKIP' && !seen)
			skipped++;
		else if (!['OK', 'SKIP', 'EXPECTEDFAIL'].includes(t.result) && !bad)
			failed++; // died, timed out, or wrote an error: TAP alone would hide it
		else if (!seen)
			passed++;
	}
}

for (const file of process.argv.slice(2)) {
	let text;
	try {
		text = readFileSync(file, 'utf8');
	} catch {
		failed++; // a runner that left nothing behind did not run
		continue;
	}
	if (file.endsWith('testlog.json'))
		meson(text.split('\n').filter(Boolean));
	else if (!tap(text).seen)
		failed++;
}
console.log([`${passed} ${failed} ${skipped}`, ...reasons].join('\n'));
