package org.recoupe.extraction.parse;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** All that was learnt of a language: names of parts of speech and relations, and the weights of tagger and parser. */
record Model(List<String> tags, List<String> labels, Weights tagging, Weights parsing) {
    private static final int MAGIC = 0x52504131;

    Tagger tagger() {
        return new Tagger(tagging, tags.size());
    }

    /** Classes of the parser: to shift, or to attach left or right in each relation. */
    int moves() {
        return 1 + 2 * labels.size();
    }

    static int moveOf(int type, int labels) {
        return type == 0 ? State.SHIFT : type <= labels ? State.LEFT : State.RIGHT;
    }

    static int labelOf(int type, int labels) {
        return type == 0 ? -1 : (type - 1) % labels;
    }

    void write(OutputStream stream) throws IOException {
        var out = new DataOutputStream(new GZIPOutputStream(stream, 1 << 16));
        out.writeInt(MAGIC);
        names(tags, out);
        names(labels, out);
        tagging.write(out);
        parsing.write(out);
        out.close();
    }

    static Model read(InputStream stream) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16));
        if (in.readInt() != MAGIC) throw new IOException("no model of a parser");
        return new Model(names(in), names(in), Weights.read(in), Weights.read(in));
    }

    private static void names(List<String> names, DataOutputStream out) throws IOException {
        out.writeShort(names.size());
        for (var name : names) out.writeUTF(name);
    }

    private static List<String> names(DataInputStream in) throws IOException {
        var names = new ArrayList<String>();
        for (var left = in.readShort(); left > 0; left--) names.add(in.readUTF());
        return List.copyOf(names);
    }
}
