package org.recoupe.web.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.database.Storage;
import org.recoupe.kernel.Actor;
import org.recoupe.report.DeskFigures;
import org.recoupe.upkeep.Upkeep;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the desks are doing over some days, and what waits now. Nobody is ranked, nobody is named. */
@Page
class DashboardPage {
    private final DeskFigures figures;
    private final Upkeep upkeep;

    private final ObjectProvider<Storage> storage;

    DashboardPage(DeskFigures figures, Upkeep upkeep, ObjectProvider<Storage> storage) {
        this.storage = storage;
        this.figures = figures;
        this.upkeep = upkeep;
    }

    /** A period to choose. */
    record Length(int days, String href, boolean current) {}

    @GetMapping("/dashboard")
    String show(Asked asked, Actor actor, Wording words, Model model) {
        var desks = asked.desks(actor);
        var days = asked.days(words.today());
        var shown = days == null ? Asked.usual(words.today()) : days;
        model.addAttribute("asked", asked);
        model.addAttribute("unreadable", days == null);
        model.addAttribute("custom", asked.length() == 0);
        model.addAttribute(
                "lengths",
                Asked.LENGTHS.stream()
                        .map(length -> new Length(length, asked.lasting(length), length == asked.length()))
                        .toList());
        model.addAttribute("desks", choices(actor));
        model.addAttribute("sheet", DashboardSheet.of(asked, figures.of(shown, desks), words));
        model.addAttribute("room", room(words));
        model.addAttribute("data", DataLine.of(upkeep.standing(), words));
        return "dashboard";
    }

    /** That the disk is nearly full and writes are refused; null while there is room, or where the database is another's. */
    private @Nullable String room(Wording words) {
        var disk = storage.getIfAvailable();
        return disk == null || !disk.isLow()
                ? null
                : words.say("dashboard.room", disk.free() >> 20, disk.least() >> 20);
    }

    private List<String> choices(Actor actor) {
        return actor.seesEveryDesk() ? figures.desks() : Asked.overseen(actor);
    }
}
