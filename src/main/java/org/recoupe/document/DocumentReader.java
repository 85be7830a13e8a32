package org.recoupe.document;

import static org.recoupe.document.UnreadableDocument.Reason.EMPTY;
import static org.recoupe.document.UnreadableDocument.Reason.NO_TEXT;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_LARGE;
import static org.recoupe.document.UnreadableDocument.Reason.TOO_LONG;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the files people bring: plain text, web pages, Word documents (.docx), PDF, and what agencies send. */
@Service
public class DocumentReader {
    private final DocumentLimits limits;
    private final ReadingProcess process;

    DocumentReader(DocumentLimits limits) {
        this.limits = limits;
        this.process = new ReadingProcess(limits);
    }

    /**
     * What stands in the file. What kind of file it is, is told by what is in it.
     *
     * @param encoding as chosen by somebody who was asked, or null
     * @throws UnreadableDocument if nothing can be got out of it; says why
     * @throws EncodingUnclear if somebody has to look which letters its bytes mean
     */
    public Copy read(byte[] file, @Nullable String encoding) {
        if (file.length == 0) throw new UnreadableDocument(EMPTY);
        if (file.length > limits.largest().toBytes()) throw new UnreadableDocument(TOO_LARGE);
        var format = Formats.of(file);
        if (format.isPresent()) return process.read(format.get(), file);
        var text = Encodings.decode(file, encoding);
        format = Formats.of(text);
        if (format.isPresent()) return process.read(format.get(), text.getBytes(StandardCharsets.UTF_8));
        return plain(text);
    }

    /** Whether a text that somebody pasted or sent is what an agency's machine sends: an envelope for programs, with a text in it. */
    public static boolean isDelivery(String text) {
        return Formats.isDelivery(text);
    }

    public DocumentLimits limits() {
        return limits;
    }

    private Copy plain(String text) {
        var lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\f', '\n')
                .replace("\u001a", "");
        if (lines.isBlank()) throw new UnreadableDocument(NO_TEXT);
        if (lines.length() > limits.longest()) throw new UnreadableDocument(TOO_LONG);
        return Copy.of(lines);
    }
}
