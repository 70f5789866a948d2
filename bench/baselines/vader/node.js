// One round of vader-compare: the npm port. Prints the CPU seconds of one pass over the texts and, where golden texts are
// named, how many of them have another compound; a text on which the port throws counts as one.
//
// Needs NODE_PATH with vader-sentiment (1.1.3). Arguments: corpus, texts, golden file or nothing.
'use strict';
const fs = require('fs');
const zlib = require('zlib');
const {SentimentIntensityAnalyzer} = require('vader-sentiment');

// Four decimals are equal or 1e-4 apart; what is beyond is no rounding.
const TOLERANCE = 1.01e-4;

const read = (path) => zlib.gunzipSync(fs.readFileSync(path)).toString('utf8').split('\n').filter(Boolean).map(JSON.parse);

const compound = (text) => {
    try {
        return SentimentIntensityAnalyzer.polarity_scores(text).compound;
    } catch {
        return NaN;
    }
};

const [corpus, count, golden] = process.argv.slice(2);
const texts = read(corpus).slice(0, Number(count)).map((row) => row.text);
texts.forEach(compound);
// Of the process: V8 compiles and collects on threads of its own.
const before = process.cpuUsage();
texts.forEach(compound);
const used = process.cpuUsage(before);
const round = {
    scorer: 'node',
    on: 'Node ' + process.versions.node,
    texts: texts.length,
    seconds: (used.user + used.system) / 1e6,
};
if (golden) {
    const rows = read(golden);
    round.golden = rows.length;
    round.wrong = rows.filter((row) => !(Math.abs(compound(row.text) - row.compound) <= TOLERANCE)).length;
}
console.log(JSON.stringify(round));
