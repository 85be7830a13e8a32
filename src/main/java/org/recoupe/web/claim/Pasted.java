package org.recoupe.web.claim;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.recoupe.claim.Address;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.EvidenceView;

/**
 * What somebody pasted to make a piece of evidence of it: an address, perhaps with the headline before or after it. Recognised by its
 * form alone; nobody fetches the page.
 *
 * @param title the words beside the address, or "" if there were none
 * @param url "" if there was none
 * @param source who the page seems to be from: as a piece of the same host says, or else its host
 */
record Pasted(String title, String url, String source) {
    static final Pasted NOTHING = new Pasted("", "", "");

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s<>\"«»“”]+");
    /** What stands between a headline and its address, and is part of neither. */
    private static final Pattern EDGES = Pattern.compile("^[\\s|:;,–—·>-]+|[\\s|:;,–—·<-]+$");

    private static final Pattern CLOSING = Pattern.compile("[.,;:!?)\\]]+$");

    static Pasted of(String text, List<EvidenceView> onFile) {
        var found = ADDRESS.matcher(text);
        if (!found.find()) return new Pasted(text.strip(), "", "");
        var url = CLOSING.matcher(found.group()).replaceFirst("");
        var beside = text.substring(0, found.start()) + " " + text.substring(found.end());
        var title = EDGES.matcher(beside.replaceAll("\\s+", " ")).replaceAll("");
        return new Pasted(title, url, source(url, onFile));
    }

    /** Pieces on file with this address, however it is written: fragments and what only counts clicks aside. */
    static List<EvidenceView> same(String url, List<EvidenceView> onFile) {
        var wanted = Address.of(url).map(Address::page);
        if (wanted.isEmpty()) return List.of();
        return onFile.stream()
                .filter(piece -> piece.url() != null
                        && wanted.equals(Address.of(piece.url()).map(Address::page)))
                .toList();
    }

    private static String source(String url, List<EvidenceView> onFile) {
        var host = host(url);
        return onFile.stream()
                .filter(piece -> piece.url() != null && host.isPresent() && host.equals(host(piece.url())))
                .map(EvidenceView::source)
                .filter(Objects::nonNull)
                .map(ClaimView.SourceView::name)
                .findFirst()
                .orElse(host.orElse(""));
    }

    private static Optional<String> host(String url) {
        return Address.of(url).map(Address::host);
    }
}
