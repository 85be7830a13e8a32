package org.recoupe.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.recoupe.kernel.Role;
import org.recoupe.newsroom.Guests;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.web.CurrentActor;

/** People of a desk of their own, on which odd things may happen without being in anybody's way. */
final class OddGuests {
    static final String DESK = "essais";
    static final OddRequests.Asker NOBODY = new Plain("nobody", List.of());

    private static final String EVERYTHING = "everything";

    private final Newsroom newsroom;
    private final Guests guests;
    private final AtomicInteger signedOut = new AtomicInteger();

    OddGuests(Newsroom newsroom, Guests guests) {
        this.newsroom = newsroom;
        this.guests = guests;
    }

    /** Without a session. */
    private record Plain(String name, List<String> proofs) implements OddRequests.Asker {
        @Override
        public String token() {
            return "";
        }

        @Override
        public void heard(Wire.Answer answer) {
            // nothing to lose
        }
    }

    /** One of each role and one with all, each by session and with a password. */
    List<OddRequests.Asker> all() {
        var all = new ArrayList<OddRequests.Asker>();
        roles().map(Role::name).forEach(role -> {
            all.add(byPassword(role));
            all.add(new Session(invited(role)));
        });
        // whoever may do everything is asked most often, so that most of it is done
        var session = new Session(invited(EVERYTHING));
        for (var i = 0; i < 5; i++) all.addAll(List.of(byPassword(EVERYTHING), session));
        return all;
    }

    /** Holds every role, for setting things up. */
    String whoMayDoEverything() {
        return invited(EVERYTHING);
    }

    /** How often one of them found that the session was over. */
    int signedOut() {
        return signedOut.get();
    }

    private OddRequests.Asker byPassword(String name) {
        var user = invited(name);
        var basic = Base64.getEncoder().encodeToString((user + ":" + Guests.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return new Plain(user + " by password", List.of("Authorization: Basic " + basic));
    }

    private String invited(String name) {
        var user = "odd." + name.toLowerCase(Locale.ROOT);
        var roles = name.equals(EVERYTHING) ? roles() : Stream.of(Role.valueOf(name));
        guests.invite(
                user,
                Stream.concat(Stream.of(CurrentActor.DESK + DESK), roles.map(CurrentActor::authority))
                        .toArray(String[]::new));
        return user;
    }

    private static Stream<Role> roles() {
        return Stream.of(Role.values()).filter(role -> role != Role.SYSTEM);
    }

    /** At the pages; signs in again when it is over, which odd requests may well bring about. */
    private final class Session implements OddRequests.Asker {
        private final String user;
        private Visit visit;
        private String token;

        Session(String user) {
            this.user = user;
            this.visit = new Visit(newsroom.url());
            this.token = signIn();
        }

        private String signIn() {
            visit = new Visit(newsroom.url());
            visit.signIn(user, Guests.PASSWORD);
            return visit.token("/settings");
        }

        @Override
        public String name() {
            return user + " by session";
        }

        @Override
        public synchronized List<String> proofs() {
            return List.of("Cookie: JSESSIONID=" + visit.session());
        }

        @Override
        public synchronized String token() {
            return token;
        }

        @Override
        public synchronized void heard(Wire.Answer answer) {
            if (answer.status() != 302 || !answer.header("Location").contains("/sign-in")) return;
            if (visit.get("/settings").statusCode() == 200) return;
            signedOut.incrementAndGet();
            token = signIn();
        }
    }
}
