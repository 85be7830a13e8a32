package org.recoupe.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Language and theme, kept in cookies so that no script is needed, and with the settings of who is signed in. {@code ?lang=en} and {@code ?theme=dark} on any page set them and
 * lead back to the page without them, so that a link passed on does not carry them.
 */
public class Preferences implements HandlerInterceptor {
    static final String LANGUAGE = "lang";
    static final String THEME = "theme";
    static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final LocaleResolver locales;
    private final PersonalSettings settings;

    Preferences(LocaleResolver locales, PersonalSettings settings) {
        this.locales = locales;
        this.settings = settings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // on the way to an error page nothing may be read: the form may be the very thing that was too large
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !request.getMethod().equals("GET")) return true;
        var language = request.getParameter(LANGUAGE);
        var theme = request.getParameter(THEME);
        if (language == null && theme == null) return true;
        LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(language))
                .forEach(known -> locales.setLocale(request, response, known));
        if (theme != null && Settings.THEMES.contains(theme)) keep(theme, request, response);
        keepForPerson(language, theme);
        response.setHeader("Location", without(request));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        return false;
    }

    static boolean speaks(@Nullable String language) {
        return LANGUAGES.stream().anyMatch(known -> known.getLanguage().equals(language));
    }

    private void keepForPerson(@Nullable String language, @Nullable String theme) {
        var person = PersonalSettings.person();
        if (person == null) return;
        var own = settings.of(person);
        if (speaks(language)) own = own.in(language);
        if (theme != null && Settings.THEMES.contains(theme)) own = own.withTheme(theme);
        settings.keep(person, own);
    }

    /** {@code light} or {@code dark}, or null to follow the system. */
    static @Nullable String theme(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, THEME);
        return cookie != null && Set.of("light", "dark").contains(cookie.getValue()) ? cookie.getValue() : null;
    }

    private static void keep(String theme, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from(THEME, theme)
                        .path(request.getContextPath() + "/")
                        .maxAge(theme.equals("auto") ? Duration.ZERO : A_YEAR)
                        .sameSite("Lax")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .build()
                        .toString());
    }

    private static String without(HttpServletRequest request) {
        return with(with(request.getRequestURI() + "?" + request.getQueryString(), LANGUAGE, null), THEME, null);
    }

    /** An address with one parameter put into its query, or taken out. */
    static String with(String address, String name, @Nullable String value) {
        var cut = (address + "?").split("\\?", 3);
        var others = Stream.of(cut[1].split("&", -1)).filter(pair -> !pair.isEmpty() && !pair.startsWith(name + "="));
        var query = Stream.concat(others, Stream.ofNullable(value).map(v -> name + "=" + v))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? cut[0] : cut[0] + "?" + query;
    }
}
