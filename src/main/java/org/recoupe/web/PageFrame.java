package org.recoupe.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts into every page what its frame needs: who is signed in, language, theme, and how to say things. */
@ControllerAdvice(annotations = Page.class, assignableTypes = ErrorController.class)
class PageFrame {
    private final Wording.Factory wording;

    PageFrame(Wording.Factory wording) {
        this.wording = wording;
    }

    /**
     * What stands around every page.
     *
     * @param theme light or dark, or null to follow the system
     * @param person null if nobody is signed in
     * @param keys whether single keys do something
     * @param address of this page, for links that change one thing about it
     */
    record Frame(
            String language,
            @Nullable String theme,
            @Nullable Actor person,
            boolean keys,
            String address) {
        /** This page in the other language. */
        public String inLanguage(String other) {
            return with(Preferences.LANGUAGE, other);
        }

        public String inTheme(String other) {
            return with(Preferences.THEME, other);
        }

        /** Where this person may go. */
        public List<Place> places() {
            return Place.of(person);
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
        return new Frame(locale.getLanguage(), Preferences.theme(request), person(), true, address(request));
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
        return Map.of("frame", frame(request, locale), "words", words(locale), "typed", typed());
    }

    private static @Nullable Actor person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) return null;
        return CurrentActor.actor(authentication);
    }

    private static String address(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (failed != null) return failed.toString();
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null || !request.getMethod().equals("GET") ? "" : "?" + query);
    }
}
