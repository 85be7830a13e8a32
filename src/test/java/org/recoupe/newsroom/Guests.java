package org.recoupe.newsroom;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.recoupe.web.CurrentActor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;

/** People the trial does not have, such as one without any role: they sign in at the same door as its own. */
public class Guests implements BeanPostProcessor {
    public static final String PASSWORD = "guest-of-the-test";

    private final Map<String, String[]> known = new ConcurrentHashMap<>();

    /** @param authorities as {@link CurrentActor} reads them */
    public void invite(String user, String... authorities) {
        known.put(user, authorities);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof UserDetailsService people ? withGuests(people) : bean;
    }

    private UserDetailsService withGuests(UserDetailsService people) {
        return user -> {
            var authorities = known.get(user);
            return authorities == null ? people.loadUserByUsername(user) : guest(user, authorities);
        };
    }

    private static UserDetails guest(String user, String... authorities) {
        return User.withUsername(user)
                .password("{noop}" + PASSWORD)
                .authorities(authorities)
                .build();
    }
}
