#!/bin/sh
# Runs the extractor over the project's own data sets, and over a directory of others, and prints one table.
#
#   src/eval/run.sh [DATA_DIR] [JAR]
#
# The project's own sets lie beside this script and are scored by score.py beside it. Of DATA_DIR, files are told by their names: attrib.*
# and polnear.* for attributions (scored by the score.py found there), check.* for check-worthiness (score_check.py), contra.* for pairs of
# statements (score_check.py, contradiction being the positive class). A set without its scorer is left out and named. Needs Java and
# Python 3, and the jar of `mvn package`.
set -eu

here=$(dirname "$0")
data=
if [ $# -gt 0 ] && [ "${1%.jar}" = "$1" ]; then
    data=$1
    shift
    if [ ! -d "$data" ]; then
        echo "usage: $0 [DATA_DIR] [JAR]" >&2
        exit 2
    fi
fi
jar=${1:-$here/../../target/recoupe.jar}
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
elif 'half' in result:
    figures = '  '.join('%s %5.1f' % (key, result[key]['F']) for key in ('half', 'pair', 'triple', 'exact'))
    figures += '  polarity %5.1f' % result['polarity']
elif 'contradiction' in result:
    of = result['contradiction']
    figures = 'F1 %.3f  P %.3f  R %.3f  accuracy %.3f' % tuple(x / 100 for x in (of['F'], of['P'], of['R'], result['accuracy']))
else:
    figures = 'F1 %.3f  P %.3f  R %.3f  accuracy %.3f  macro-F1 %.3f' % tuple(
        result[key] for key in ('F1', 'P', 'R', 'acc', 'macroF1'))
print('%-30s %4s s  %s' % (name, seconds, figures))
PYTHON
}

own() { # a set of the project, what is asked of it, how it is scored
    extracted "$2" "$1"
    row "$(basename "$1")" "$(python3 "$here/score.py" "$3" "$1" "$work/predictions" --json)"
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

for path in "$here"/agency-fr/*.jsonl; do
    own "$path" extract attributions
done
own "$here/pairs-news.jsonl" pairs labels

# what a reader makes of the propositions of the texts that are here
told=
for set in $(python3 -c '
import json, sys
print(*sorted({json.loads(line)["set"] for line in open(sys.argv[1])}))' "$here/propositions.jsonl"); do
    for path in "$here"/*/"$set" ${data:+"$data/$set"}; do
        [ -f "$path" ] || continue
        python3 "$here/propositions.py" dated "$path" > "$work/$set"
        java -jar "$jar" propositions "$work/$set" > "$work/propositions.$set"
        told="$told $work/propositions.$set"
    done
done
python3 "$here/propositions.py" score "$here/propositions.jsonl" $told

[ -n "$data" ] || exit 0
for path in "$data"/*.jsonl; do
    set=$(basename "$path")
    case $set in
        attrib.*) scored score.py "$set" extract --json ;;
        polnear.*) scored score.py "$set" extract --json --merge ;;
        check.*) scored score_check.py "$set" check ;;
        contra.*) contradictions "$set" ;;
    esac
done
