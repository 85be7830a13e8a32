package org.recoupe.web.article;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.Correction;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Unknown;
import org.recoupe.source.SourceRegistry;
import org.recoupe.web.Reader;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.stereotype.Component;

/** Fills the page of a dispatch; apart from the handlers of its forms, which all end here when they are refused. */
@Component
class ArticleView {
    private final Intake intake;
    private final ClaimFile claims;
    private final SourceRegistry sources;

    ArticleView(Intake intake, ClaimFile claims, SourceRegistry sources) {
        this.intake = intake;
        this.claims = claims;
        this.sources = sources;
    }

    String show(UUID id, ArticleSheet.Choice choice, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        var article = intake.article(id, actor);
        var sheet =
                ArticleSheet.of(article, intake.revisions(article), claims.ofArticle(id, actor), choice, actor, words);
        model.addAttribute("sheet", sheet);
        model.addAttribute("picked", sheet.picked());
        model.addAttribute("lang", article.language());
        model.addAttribute("stances", words.choices("stance.", List.of(Stance.values())));
        model.addAttribute("sources", sources.suggested(article.desk(), ClaimCard.SOURCES_SUGGESTED));
        return "article";
    }

    /** The card of one claim alone, for a page that is open already. */
    String card(UUID id, ArticleSheet.Choice choice, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        var article = intake.article(id, actor);
        var text = intake.currentRevision(article).text();
        var picked = ArticleSheet.picked(claims.ofArticle(id, actor), text, choice, actor, words);
        if (picked == null) throw new Unknown("claim");
        model.addAttribute("picked", picked);
        model.addAttribute("lang", article.language());
        return "fragments/article :: picked";
    }

    /** A claim by its number in the story: "8". */
    ClaimView claim(UUID article, String number, Actor actor) {
        return claims.ofArticle(article, actor).stream()
                .filter(claim -> claim.number().equals("C-" + number))
                .findFirst()
                .orElseThrow(() -> new Unknown("claim"));
    }

    /** As {@link #claim}, in the state the form was made for. */
    Correction.Seen seen(UUID article, String number, int version, Actor actor) {
        return new Correction.Seen(claim(article, number, actor).id(), version);
    }

    /** {@code 8.3}: a claim's number and the state it was shown in. */
    Correction.Seen seen(UUID article, String numberAndVersion, Actor actor) {
        var parts = numberAndVersion.split("\\.", -1);
        if (parts.length != 2 || !parts[1].matches("\\d{1,9}")) throw new Unknown("claim");
        return seen(article, parts[0], Integer.parseInt(parts[1]), actor);
    }

    String text(UUID article, Actor actor) {
        return intake.currentRevision(intake.article(article, actor)).text();
    }

    static String at(UUID article, @Nullable String number) {
        return number == null ? "/articles/" + article : "/articles/" + article + "?claim=" + number + "#t-" + number;
    }
}
