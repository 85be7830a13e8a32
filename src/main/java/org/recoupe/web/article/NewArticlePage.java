package org.recoupe.web.article;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.article.KnownStories;
import org.recoupe.document.Copy;
import org.recoupe.document.DocumentReader;
import org.recoupe.document.EncodingUnclear;
import org.recoupe.document.UnreadableDocument;
import org.recoupe.document.UnreadableDocument.Reason;
import org.recoupe.extraction.Extractor;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.recoupe.web.Answer;
import org.recoupe.web.Newsroom;
import org.recoupe.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** An editor brings a dispatch in, by hand: text or file, then a look at what was recognised, then the extraction. */
@Page
@RequestMapping("/articles/new")
class NewArticlePage {
    private static final String FORM = "new-article";
    private static final List<String> LANGUAGES = List.of("fr", "en");
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
    private final KnownStories known;
    private final DocumentReader reader;
    private final Extractor extractor;
    private final Newsroom newsroom;
    private final Clock clock;

    NewArticlePage(
            Intake intake,
            KnownStories known,
            DocumentReader reader,
            Extractor extractor,
            Newsroom newsroom,
            Clock clock) {
        this.intake = intake;
        this.known = known;
        this.reader = reader;
        this.extractor = extractor;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    /** What became of the file. */
    record Trouble(@Nullable String key, String name, List<EncodingUnclear.Candidate> candidates, String file64) {}

    @GetMapping
    String show(Actor actor, Model model) {
        return show(NewArticleForm.EMPTY, null, actor, model);
    }

    /** Shows what is recognised in the text, or in the file; nothing is saved. */
    @PostMapping(params = "do=read")
    String read(
            @ModelAttribute("form") NewArticleForm form,
            @RequestParam @Nullable MultipartFile file,
            @RequestHeader(name = "X-Recognise", defaultValue = "false") boolean partly,
            Actor actor,
            Answer answer,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("partly", partly);
        try {
            var bytes = bytes(file, form);
            if (bytes == null && form.copy().isBlank() && !partly) return withoutText(form, actor, answer, model);
            if (bytes == null) return show(form, null, actor, model);
            var copy = reader.read(bytes, NewArticleForm.given(form.encoding()));
            return show(form, copy, actor, model);
        } catch (UnreadableDocument unreadable) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("trouble", new Trouble(unreadable.reason().word(), name(file), List.of(), ""));
        } catch (EncodingUnclear unclear) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var file64 = Base64.getEncoder().encodeToString(bytes(file, form));
            model.addAttribute("trouble", new Trouble(null, name(file), unclear.candidates(), file64));
        }
        return show(form, null, actor, model);
    }

    @PostMapping(params = "do=bring")
    String bring(
            @ModelAttribute("form") NewArticleForm form,
            @RequestParam @Nullable MultipartFile file,
            Actor actor,
            Answer answer,
            HttpServletResponse response,
            Model model) {
        // what is in a file that was only just chosen, nobody has seen yet
        if ((file != null && !file.isEmpty()) || DocumentReader.isDelivery(form.copy()))
            return read(form, file, false, actor, answer, response, model);
        var id = new AtomicReference<UUID>();
        return answer.to(
                FORM,
                () -> "/articles/" + id.get(),
                () -> id.set(received(form, actor)),
                () -> show(form, null, actor, model));
    }

    private String withoutText(NewArticleForm form, Actor actor, Answer answer, Model model) {
        Runnable refusal = () -> {
            throw new Invalid("text", "required", "nothing to read");
        };
        return answer.to(FORM, "/articles/new", refusal, () -> show(form, null, actor, model));
    }

    private UUID received(NewArticleForm form, Actor actor) {
        var submission = form.submission(extractor.outline(form.copy(), form.knownLanguage()));
        var revised = form.revisedStory();
        if (revised == null) return intake.receive(submission, actor).id();
        try {
            return intake.revise(revised, submission, actor).id();
        } catch (Unknown gone) {
            throw new Invalid("revises", "unknown", "no such story");
        }
    }

    private byte @Nullable [] bytes(@Nullable MultipartFile file, NewArticleForm form) {
        if (file == null || file.isEmpty() && NewArticleForm.given(file.getOriginalFilename()) == null)
            return form.returnedFile() == null && DocumentReader.isDelivery(form.copy())
                    ? form.copy().getBytes(StandardCharsets.UTF_8)
                    : form.returnedFile();
        if (file.getSize() > reader.limits().largest().toBytes()) throw new UnreadableDocument(Reason.TOO_LARGE);
        try {
            return file.getBytes();
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private static String name(@Nullable MultipartFile file) {
        var name = file == null ? null : file.getOriginalFilename();
        return name == null ? "" : name;
    }

    private String show(NewArticleForm typed, @Nullable Copy copy, Actor actor, Model model) {
        var desks = ArticlesPage.desks(actor);
        if (desks.isEmpty()) throw new NotPermitted(Permission.IMPORT);
        var form = copy == null ? typed : typed.with(copy, newsroom.zone(), LANGUAGES);
        var replaced = copy != null
                && !typed.copy().isBlank()
                && !typed.copy().strip().equals(copy.text().strip());
        model.addAttribute("form", form);
        model.addAttribute("copy", copy);
        model.addAttribute("replaced", replaced ? typed.copy() : null);
        model.addAttribute("recognised", form.copy().isBlank() ? null : recognised(form, actor));
        model.addAttribute("desks", desks);
        model.addAttribute("limits", reader.limits());
        model.addAttribute("languages", LANGUAGES);
        model.addAttribute("zone", newsroom.zone().getId());
        model.addAttribute(
                "zones",
                Stream.concat(Stream.of(newsroom.zone().getId()), ZONES.stream())
                        .distinct()
                        .toList());
        return "new-article";
    }

    private Recognised recognised(NewArticleForm form, Actor actor) {
        var outline = extractor.outline(form.copy(), form.knownLanguage());
        var foreign = extractor.foreignPassages(form.copy(), form.knownLanguage());
        var same = known.same(form.copy(), actor);
        return Recognised.of(form, outline, foreign, newsroom.zone(), clock.instant(), same, versions(form, actor));
    }

    /** The chosen one stays, whatever is looked for; then those that resemble, then those with the words in their title. */
    private List<Recognised.Version> versions(NewArticleForm form, Actor actor) {
        var found = new ArrayList<>(known.resembling(form.copy(), actor));
        var look = NewArticleForm.given(form.look());
        if (look != null) found.addAll(known.titled(look, actor));
        var chosen = NewArticleForm.given(form.revises());
        if (chosen != null
                && found.stream().noneMatch(story -> story.id().toString().equals(chosen)))
            found.addAll(0, chosen(form, actor));
        var seen = new ArrayList<UUID>();
        return found.stream()
                .filter(story -> !seen.contains(story.id()) && seen.add(story.id()))
                .map(story -> Recognised.Version.of(story, chosen))
                .toList();
    }

    private List<KnownStories.Story> chosen(NewArticleForm form, Actor actor) {
        try {
            var id = form.revisedStory();
            return id == null ? List.of() : known.of(List.of(id), actor);
        } catch (Invalid notAnId) {
            return List.of();
        }
    }
}
