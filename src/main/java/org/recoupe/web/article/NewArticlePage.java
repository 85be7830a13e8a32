package org.recoupe.web.article;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.article.Submission;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Answer;
import org.recoupe.web.Newsroom;
import org.recoupe.web.Page;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An editor brings a dispatch in, by hand. */
@Page
@RequestMapping("/articles/new")
class NewArticlePage {
    private static final String FORM = "new-article";
    private static final List<String> ZONES = List.of(
            "Europe/Paris",
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Moscow",
            "Europe/Kyiv",
            "Africa/Algiers",
            "Africa/Cairo",
            "Africa/Dakar",
            "Africa/Johannesburg",
            "America/Los_Angeles",
            "America/Mexico_City",
            "America/New_York",
            "America/Sao_Paulo",
            "Asia/Beirut",
            "Asia/Damascus",
            "Asia/Dubai",
            "Asia/Jerusalem",
            "Asia/Kolkata",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Australia/Sydney");

    private final Intake intake;
    private final Newsroom newsroom;

    NewArticlePage(Intake intake, Newsroom newsroom) {
        this.intake = intake;
        this.newsroom = newsroom;
    }

    /** The fields as they were typed. */
    record Form(
            @Nullable String title,
            @Nullable String text,
            @Nullable String publisher,
            @Nullable String url,
            @Nullable String publishedAt,
            @Nullable String zone,
            @Nullable String language,
            @Nullable String desk,
            @Nullable String externalId) {

        Submission submission() {
            // a form sends every line break as CR LF, whatever was pasted
            return Submission.typed(
                    text(title),
                    text(text).replace("\r\n", "\n"),
                    given(externalId),
                    given(language) == null ? null : new Language(text(language)),
                    given(publisher),
                    given(url),
                    published(),
                    given(desk));
        }

        private @Nullable OffsetDateTime published() {
            if (given(publishedAt) == null) return null;
            try {
                return LocalDateTime.parse(text(publishedAt))
                        .atZone(ZoneId.of(text(zone)))
                        .toOffsetDateTime();
            } catch (DateTimeException notATime) {
                throw new Invalid("publishedAt", "bad-date", "not a time");
            }
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        private static @Nullable String given(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }

    @GetMapping
    String show(Actor actor, Model model) {
        var desks = ArticlesPage.desks(actor);
        if (desks.isEmpty()) throw new NotPermitted(Permission.IMPORT);
        model.addAttribute("desks", desks);
        model.addAttribute("zone", newsroom.zone().getId());
        model.addAttribute(
                "zones",
                Stream.concat(Stream.of(newsroom.zone().getId()), ZONES.stream())
                        .distinct()
                        .toList());
        return "new-article";
    }

    @PostMapping
    String bring(Form form, Actor actor, Answer answer, Model model) {
        var id = new AtomicReference<UUID>();
        return answer.to(
                FORM,
                () -> "/articles/" + id.get(),
                () -> id.set(intake.receive(form.submission(), actor).id()),
                () -> show(actor, model));
    }
}
