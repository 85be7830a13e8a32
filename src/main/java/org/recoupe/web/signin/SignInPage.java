package org.recoupe.web.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.trial.TrialPeople;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where people sign in. In the trial it introduces them and has the form; otherwise it sends them on to Keycloak at once, unless they have
 * just come from there.
 */
@Page
class SignInPage {
    private final ObjectProvider<TrialPeople> people;
    private final ObjectProvider<Keycloak> keycloak;
    private final KeycloakSettings settings;
    private final SessionSettings sessions;

    SignInPage(
            ObjectProvider<TrialPeople> people,
            ObjectProvider<Keycloak> keycloak,
            KeycloakSettings settings,
            SessionSettings sessions) {
        this.people = people;
        this.keycloak = keycloak;
        this.settings = settings;
        this.sessions = sessions;
    }

    /** @param mode whether the browser shows the answer or a script of ours reads it, which could not follow to another site */
    @GetMapping("/sign-in")
    String show(
            @RequestParam @Nullable String error,
            @RequestParam @Nullable String out,
            @RequestHeader(name = "Sec-Fetch-Mode", defaultValue = "navigate") String mode,
            Wording words,
            Model model,
            HttpServletResponse response) {
        var elsewhere = keycloak.getIfAvailable();
        var away = elsewhere != null && !elsewhere.answers();
        if (elsewhere != null && !away && error == null && out == null && mode.equals("navigate")) {
            // the public address, because that is where Keycloak sends people back to and the session must be found
            return "redirect:" + settings.publicUrl() + "/oauth2/authorization/" + KeycloakSignIn.ID;
        }
        if (away) response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        var trial = people.getIfAvailable();
        model.addAttribute("failed", error != null);
        model.addAttribute("left", out != null);
        model.addAttribute("elsewhere", elsewhere != null);
        model.addAttribute("away", away);
        model.addAttribute("longest", words.span(sessions.longest()));
        model.addAttribute("trialPeople", trial == null ? List.of() : trial.everybody());
        return "sign-in";
    }
}
