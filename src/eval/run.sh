#!/bin/sh
# Runs the extractor over a directory of data sets and prints one table with the scorers found there.
#
#   src/eval/run.sh DATA_DIR [JAR]
#
# Files are told by their names: attrib.* and polnear.* for attributions (scored by score.py), check.* for check-worthiness
# (score_check.py), contra.* for pairs of statements (score_check.py, contradiction being the positive class). A set without its
# scorer is left out and named. Needs Java and Python 3, and the jar of `mvn package`.
set -eu

if [ $# -lt 1 ] || [ ! -d "$1" ]; then
    echo "usage: $0 DATA_DIR [JAR]" >&2
    exit 2
fi
data=$1
jar=${2:-$(dirname "$0")/../../target/recoupe.jar}
if [ ! -f "$jar" ]; then
    echo "$jar is not there: build it with mvn package" >&2
    exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

extracted() { # command file: predictions of one set, timed
    began=$(date +%s)
    java -jar "$jar" "$1" "$2" > "$work/predictions"
    seconds=$(($(date +%s) - began))
}

row() { # name, the scorer's JSON: the figures worth a column
    python3 - "$1" "$seconds" "$2" <<'PYTHON'
import json, sys
name, seconds, result = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
if 'content.half' in result:
    f = lambda key: '%5.1f' % result[key]['F']
    figures = 'half %s  pair %s  triple %s  exact %s  ggt.3 %s  speaker %5.1f  verb %5.1f' % (
        f('content.half'), f('pair.soft'), f('triple.soft'), f('content.exact'), f('content.ggt0.3'),
        result['content.ggt0.3']['speaker'], result['content.ggt0.3']['verb'])
else:
    figures = 'F1 %.3f  P %.3f  R %.3f  accuracy %.3f  macro-F1 %.3f' % tuple(
        result[key] for key in ('F1', 'P', 'R', 'acc', 'macroF1'))
print('%-30s %4s s  %s' % (name, seconds, figures))
PYTHON
}

scored() { # scorer, set, further arguments: or a word that the scorer is missing
    scorer=$1; set=$2; command=$3; shift 3
    if [ ! -f "$data/$scorer" ]; then
        echo "$set: no $scorer in $data" >&2
        return
    fi
    extracted "$command" "$data/$set"
    row "$set" "$(python3 "$data/$scorer" "$data/$set" "$work/predictions" "$@")"
}

contradictions() {
    set=$1
    if [ ! -f "$data/score_check.py" ]; then
        echo "$set: no score_check.py in $data" >&2
        return
    fi
    extracted pairs "$data/$set"
    for side in "$data/$set" "$work/predictions"; do
        python3 -c '
import json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    pair = json.loads(line)
    print(json.dumps({"id": pair["id"], "label": int(pair["label"] == "contradiction")}))' "$side" > "$work/$(basename "$side").labels"
    done
    row "$set" "$(python3 "$data/score_check.py" "$work/$set.labels" "$work/predictions.labels")"
}

for path in "$data"/*.jsonl; do
    set=$(basename "$path")
    case $set in
        attrib.*) scored score.py "$set" extract --json ;;
        polnear.*) scored score.py "$set" extract --json --merge ;;
        check.*) scored score_check.py "$set" check ;;
        contra.*) contradictions "$set" ;;
    esac
done
