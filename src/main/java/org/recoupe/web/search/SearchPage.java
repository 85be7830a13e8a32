package org.recoupe.web.search;

import java.util.Map;
import org.recoupe.kernel.Actor;
import org.recoupe.search.Search;
import org.recoupe.search.Wanted;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Claims, stories and sources by their words; an id or a claim's reference leads to what it names. */
@Page
class SearchPage {
    private final Search search;

    SearchPage(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    String show(@RequestParam Map<String, String> query, Actor actor, Wording words, Model model) {
        var asked = Asked.of(query);
        var wanted = asked.wanted();
        if (!wanted.typing() && !asked.isFiltered()) {
            var named = search.named(wanted.words(), actor);
            if (named.isPresent()) {
                var place = named.get().kind() == Wanted.Kind.CLAIM ? "/claims/" : "/articles/";
                return "redirect:" + place + named.get().id();
            }
        }
        var found = search.find(wanted, actor);
        model.addAttribute("asked", asked);
        model.addAttribute("found", found);
        model.addAttribute(
                "hits", found.hits().stream().map(hit -> HitRow.of(hit, words)).toList());
        model.addAttribute("facets", Facet.of(found.facets(), asked, words));
        model.addAttribute("capped", found.total() >= Search.MOST_COUNTED);
        return "search";
    }
}
