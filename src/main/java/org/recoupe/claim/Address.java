package org.recoupe.claim;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The address of a page, however it is written: its scheme, "www.", fragments and what only counts clicks aside.
 *
 * @param host without "www."
 * @param page the same for all addresses of one page
 */
public record Address(String host, String page) {
    private static final Pattern TRACKING = Pattern.compile("(utm_[^=]*|fbclid|gclid|mc_[ce]id|xtor)(=.*)?");
    private static final Pattern SLASHES = Pattern.compile("/+$");

    /** @return empty if it is no address of a page */
    public static Optional<Address> of(String written) {
        try {
            var uri = new URI(written.strip());
            if (uri.getHost() == null) return Optional.empty();
            var host = uri.getHost().toLowerCase(Locale.ROOT);
            if (host.startsWith("www.")) host = host.substring(4);
            var path = uri.getRawPath() == null
                    ? ""
                    : SLASHES.matcher(uri.getRawPath()).replaceAll("");
            var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            var kept = Stream.of(query.split("&", -1))
                    .filter(pair -> !pair.isEmpty() && !TRACKING.matcher(pair).matches())
                    .sorted()
                    .collect(Collectors.joining("&"));
            return Optional.of(new Address(host, host + path + "?" + kept));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}
