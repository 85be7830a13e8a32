package org.recoupe.web.settings;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.recoupe.absence.StandIns;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.PersonalSettings;
import org.recoupe.web.Settings;
import org.recoupe.web.Wording;
import org.recoupe.web.absence.AbsenceLine;
import org.recoupe.web.signin.OpenSessions;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language, theme, density, keys and notices: what one chooses holds on every machine. And where one is signed in. */
@Page
@RequestMapping("/settings")
class SettingsPage {
    private static final String FORM = "settings";

    private final PersonalSettings settings;
    private final StandIns standIns;
    private final OpenSessions sessions;

    SettingsPage(PersonalSettings settings, StandIns standIns, OpenSessions sessions) {
        this.settings = settings;
        this.standIns = standIns;
        this.sessions = sessions;
    }

    /** Where the reader is signed in, in words. */
    record SessionLine(String since, String last, String until, boolean current) {
        static SessionLine of(OpenSessions.Open session, Wording words) {
            return new SessionLine(
                    words.moment(session.since()),
                    words.moment(session.last()),
                    words.moment(session.until()),
                    session.current());
        }
    }

    @GetMapping
    String show(Actor actor, HttpSession session, Locale locale, Wording words, Model model) {
        var chosen = settings.of(actor.userId());
        model.addAttribute("chosen", chosen);
        model.addAttribute("language", Objects.requireNonNullElse(chosen.language(), locale.getLanguage()));
        model.addAttribute(
                "absences",
                standIns.of(actor).stream()
                        .map(standIn -> AbsenceLine.of(standIn, actor, words))
                        .toList());
        model.addAttribute(
                "mayDelegate", actor.desks().stream().anyMatch(desk -> actor.may(Permission.DELEGATE, desk)));
        model.addAttribute(
                "sessions",
                sessions.of(actor, session.getId()).stream()
                        .map(open -> SessionLine.of(open, words))
                        .toList());
        model.addAttribute("longest", words.span(sessions.longest()));
        model.addAttribute("sessionsElsewhere", sessions.elsewhere());
        model.addAttribute("themes", Settings.THEMES);
        model.addAttribute("densities", Settings.DENSITIES);
        return "settings";
    }

    @PostMapping(params = "do=save")
    String save(
            @RequestParam Map<String, String> fields,
            Actor actor,
            HttpSession session,
            Locale locale,
            Answer answer,
            Wording words,
            Model model) {
        var before = settings.of(actor.userId());
        return answer.undoneBy("/settings", fields(before, locale))
                .to(
                        FORM,
                        "/settings",
                        () -> settings.keep(actor.userId(), chosen(fields)),
                        () -> show(actor, session, locale, words, model));
    }

    @PostMapping(params = "do=sign-out-others")
    String signOutOthers(Actor actor, HttpSession session, Locale locale, Answer answer, Wording words, Model model) {
        return answer.to(
                "sign-out-others",
                "/settings#sessions",
                () -> sessions.endOthers(actor, session.getId()),
                () -> show(actor, session, locale, words, model));
    }

    private static Settings chosen(Map<String, String> fields) {
        return new Settings(
                fields.get("language"),
                fields.getOrDefault("theme", ""),
                fields.getOrDefault("density", ""),
                fields.containsKey("keys"),
                fields.containsKey("notices"),
                fields.containsKey("desktop"));
    }

    private static Map<String, String> fields(Settings settings, Locale locale) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("do", "save");
        fields.put("language", Objects.requireNonNullElse(settings.language(), locale.getLanguage()));
        fields.put("theme", settings.theme());
        fields.put("density", settings.density());
        if (settings.keys()) fields.put("keys", "on");
        if (settings.notices()) fields.put("notices", "on");
        if (settings.desktop()) fields.put("desktop", "on");
        return fields;
    }
}
