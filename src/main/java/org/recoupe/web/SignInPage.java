package org.recoupe.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.trial.TrialPeople;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in. In the trial it introduces them. */
@Page
class SignInPage {
    private final ObjectProvider<TrialPeople> people;

    SignInPage(ObjectProvider<TrialPeople> people) {
        this.people = people;
    }

    @GetMapping("/sign-in")
    String show(@RequestParam @Nullable String error, @RequestParam @Nullable String out, Model model) {
        var trial = people.getIfAvailable();
        model.addAttribute("failed", error != null);
        model.addAttribute("left", out != null);
        model.addAttribute("trialPeople", trial == null ? List.of() : trial.everybody());
        return "sign-in";
    }
}
