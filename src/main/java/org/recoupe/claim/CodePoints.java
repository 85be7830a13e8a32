package org.recoupe.claim;

import java.util.List;
import org.recoupe.kernel.Span;

/** One text's places counted in code points, counted once for all its claims. */
class CodePoints {
    private final int[] before;

    CodePoints(String text) {
        before = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            var secondHalf =
                    Character.isLowSurrogate(text.charAt(i)) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            before[i + 1] = before[i] + (secondHalf ? 0 : 1);
        }
    }

    List<Span> of(List<Span> spans) {
        return spans.stream()
                .map(span -> new Span(before[span.start()], before[span.end()]))
                .toList();
    }
}
