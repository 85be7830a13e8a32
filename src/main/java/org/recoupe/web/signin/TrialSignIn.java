package org.recoupe.web.signin;

import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.trial.TrialPeople;
import org.recoupe.trial.TrialPerson;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.api.Challenge;
import org.recoupe.web.api.SecurityProblems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The trial: a form for people, HTTP Basic for programs, passwords that anybody on this machine may read. */
@Configuration(proxyBeanMethods = false)
@Profile("trial")
class TrialSignIn implements SignIn {
    private final SecurityProblems problems;

    TrialSignIn(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    public void people(HttpSecurity http) throws Exception {
        http.formLogin(form ->
                        form.loginPage("/sign-in").defaultSuccessUrl("/tasks").permitAll())
                .logout(out -> out.logoutSuccessUrl("/sign-in?out"));
    }

    /** What rides on Basic from another site is refused in {@code ApiWrites}. */
    @Override
    public void programs(HttpSecurity http) throws Exception {
        http.httpBasic(basic -> basic.authenticationEntryPoint(problems));
    }

    @Override
    public String formTarget() {
        return "";
    }

    @Override
    public @Nullable String sessionsElsewhere() {
        return null;
    }

    /** Its passwords are shown to whoever asks: only this machine may. */
    @Override
    public Set<String> hosts() {
        return Set.of();
    }

    @Bean
    static Challenge basic() {
        return new Challenge(
                "Basic realm=\"Recoupe\", charset=\"UTF-8\"",
                "User and password are missing or wrong",
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
    }

    /** Only looks people up: what could also keep passwords would be made to hash them at the first sign-in. */
    @Bean
    static UserDetailsService trialPeopleSignIn(TrialPeople people) {
        var everybody = people.everybody();
        return name -> everybody.stream()
                .filter(person -> person.user().equalsIgnoreCase(name))
                .findFirst()
                .map(TrialSignIn::details)
                .orElseThrow(() -> new UsernameNotFoundException("nobody of that name"));
    }

    private static UserDetails details(TrialPerson person) {
        var authorities = Stream.concat(
                person.roles().stream().map(CurrentActor::authority),
                person.desks().stream().map(desk -> CurrentActor.DESK + desk));
        return User.withUsername(person.user())
                // shown on the sign-in page: hashing it would only slow down every request of a program
                .password("{noop}" + person.password())
                .authorities(authorities.toArray(String[]::new))
                .build();
    }
}
