package org.recoupe.extraction.parse;

/**
 * A sentence with the head of each of its words and its relation to it, as Universal Dependencies name them ("nsubj", "ccomp").
 * Numbers are the tokens of the text the sentence stands in.
 */
public final class Tree {
    /** What the root of a sentence hangs on. */
    public static final int ROOT = -1;

    private final int from;
    private final int[] heads;
    private final String[] relations;
    private final int[] first;
    private final int[] last;

    Tree(int from, int[] heads, String[] relations) {
        this.from = from;
        this.heads = heads;
        this.relations = relations;
        this.first = new int[heads.length];
        this.last = new int[heads.length];
        reach();
    }

    /** How far what hangs on each word goes: again and again, until what hangs on the deepest has reached the root. */
    private void reach() {
        for (var i = 0; i < heads.length; i++) first[i] = last[i] = i;
        for (var wider = true; wider; ) {
            wider = false;
            for (var i = heads.length - 1; i >= 0; i--) if (heads[i] < i) wider |= widen(heads[i], i);
            for (var i = 0; i < heads.length; i++) if (heads[i] > i) wider |= widen(heads[i], i);
        }
    }

    /** Whether the head reaches further by what hangs on it. */
    private boolean widen(int head, int dependent) {
        if (head < 0 || head >= heads.length) return false;
        var wider = first[dependent] < first[head] || last[dependent] > last[head];
        first[head] = Math.min(first[head], first[dependent]);
        last[head] = Math.max(last[head], last[dependent]);
        return wider;
    }

    private boolean covers(int token) {
        return token >= from && token < from + heads.length;
    }

    /** The word the word hangs on, or {@link #ROOT}. */
    public int head(int token) {
        if (!covers(token)) return ROOT;
        var head = heads[token - from];
        return head < 0 || head >= heads.length ? ROOT : head + from;
    }

    /** How the word hangs on its head; empty outside the sentence. */
    public String relation(int token) {
        return covers(token) ? relations[token - from] : "";
    }

    /** The first word of all that hangs on the word. */
    public int first(int token) {
        return first[token - from] + from;
    }

    /** Behind the last word of all that hangs on the word. */
    public int end(int token) {
        return last[token - from] + from + 1;
    }

    /** The first dependent in that relation, or with a further word in it ("nsubj:pass"); -1 if there is none. */
    public int dependent(int token, String relation) {
        for (var i = first(token); i < end(token); i++) if (i != token && head(i) == token && is(i, relation)) return i;
        return -1;
    }

    /** Whether the word hangs on its head in that relation or a kind of it. */
    public boolean is(int token, String relation) {
        var own = relation(token);
        return own.startsWith(relation) && (own.length() == relation.length() || own.charAt(relation.length()) == ':');
    }
}
