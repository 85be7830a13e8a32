package org.recoupe.document;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a file.
 *
 * @param text in paragraphs, with a blank line between them
 * @param title the file gives itself, if any
 * @param publisher the file names, if any
 * @param published when, as the file says it (ISO 8601 with its offset), if it does
 * @param pages of a PDF, else 0
 * @param pagesWithoutText of these, pictures of text perhaps
 */
public record Copy(
        String text,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String published,
        int pages,
        int pagesWithoutText) {

    static Copy of(String text) {
        return new Copy(text, null, null, null, 0, 0);
    }
}
