package org.recoupe.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts into every page what its frame needs: who is signed in, language, theme, and how to say things. */
@ControllerAdvice(annotations = Page.class, assignableTypes = ErrorController.class)
class PageFrame {
    private final Wording.Factory wording;
    private final List<Place.Waiting> waiting;
    private final PersonalSettings settings;

    PageFrame(Wording.Factory wording, List<Place.Waiting> waiting, PersonalSettings settings) {
        this.wording = wording;
        this.waiting = waiting;
        this.settings = settings;
    }

    /**
     * What stands around every page.
     *
     * @param theme light or dark, or null to follow the system
     * @param person null if nobody is signed in
     * @param settings the reader's
     * @param address of this page, for links that change one thing about it
     * @param navigation where this person may go, asked for when a page shows it
     */
    record Frame(
            String language,
            @Nullable String theme,
            @Nullable Actor person,
            Settings settings,
            String address,
            Supplier<List<Place>> navigation) {
        /** Whether single keys do something. */
        public boolean keys() {
            return settings.keys();
        }

        /** This page in the other language. */
        public String inLanguage(String other) {
            return with(Preferences.LANGUAGE, other);
        }

        public String inTheme(String other) {
            return with(Preferences.THEME, other);
        }

        /** Where this person may go. */
        public List<Place> places() {
            return navigation.get();
        }

        /** The keys of a page. */
        public List<Shortcut> shortcuts(@Nullable String page) {
            return Shortcut.on(page == null ? "" : page);
        }

        public List<Role> roles() {
            return person == null ? List.of() : person.roles().stream().sorted().toList();
        }

        public List<String> desks() {
            return person == null ? List.of() : person.desks().stream().sorted().toList();
        }

        private String with(String name, String value) {
            return Preferences.with(address, name, value);
        }
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, Locale locale) {
        // a page that says the database is gone must not ask it how much waits
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) != null;
        return frame(request, locale, failed ? List.of() : waiting);
    }

    private Frame frame(HttpServletRequest request, Locale locale, List<Place.Waiting> waiting) {
        var person = person();
        var own = settings.now();
        var theme = own == null ? Preferences.theme(request) : own.theme().equals("auto") ? null : own.theme();
        return new Frame(
                locale.getLanguage(),
                theme,
                person,
                own == null ? Settings.USUAL : own,
                address(request),
                SingletonSupplier.of(() -> places(person, waiting)));
    }

    private static List<Place> places(@Nullable Actor person, List<Place.Waiting> waiting) {
        if (person == null) return List.of();
        return Place.of(
                person, waiting.stream().collect(Collectors.toMap(Place.Waiting::place, place -> place.count(person))));
    }

    /** Until a form was refused, nothing was typed. */
    @ModelAttribute("typed")
    Typed typed() {
        return Typed.NOTHING;
    }

    @ModelAttribute("words")
    Wording words(Locale locale) {
        return wording.in(locale);
    }

    /** For pages that are made outside a handler method. */
    Map<String, Object> around(HttpServletRequest request) {
        var locale = RequestContextUtils.getLocale(request);
        return Map.of("frame", frame(request, locale, List.of()), "words", words(locale), "typed", typed());
    }

    private static @Nullable Actor person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) return null;
        return CurrentActor.actor(authentication);
    }

    private static String address(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed == null ? request.getRequestURI() : failed.toString();
        var query = failed == null
                ? request.getQueryString()
                : (String) request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING);
        return path + (query == null || !request.getMethod().equals("GET") ? "" : "?" + query);
    }
}
