package org.recoupe.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Role;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Who is asking, whichever way they signed in: the one place that reads roles ({@code ROLE_REVIEWER}) and desks
 * ({@code DESK_international}) from the security context. Handler methods simply take an {@link Actor}; who has no role that lets them
 * read anything is refused there, whatever they ask for.
 */
@Component
public class CurrentActor implements HandlerMethodArgumentResolver {
    private static final String ROLE = "ROLE_";
    private static final int LONGEST_NAME = 100;
    /** How a desk stands among a person's authorities. */
    public static final String DESK = "DESK_";

    private final TokenNames names;

    CurrentActor(TokenNames names) {
        this.names = names;
    }

    /**
     * What a token says about a person, as authorities. What it says about roles and desks we do not have is passed over, and nobody
     * becomes Recoupe itself by a token.
     *
     * @param token its contents, signature and addressee already checked
     */
    public Set<GrantedAuthority> authorities(Map<String, Object> token) {
        var said = names.roles(token);
        var roles = Stream.of(Role.values())
                .filter(role -> role != Role.SYSTEM && said.contains(names.of(role)))
                .map(CurrentActor::authority);
        var desks = names.desks(token).map(desk -> DESK + desk);
        return Stream.concat(roles, desks).map(SimpleGrantedAuthority::new).collect(Collectors.toSet());
    }

    /**
     * Whom somebody would sign in as now, by the roles and groups the realm gives them. Being in the group of a role, which is what the
     * lanes of the processes go by, counts as having it: who is doubtful keeps what they have.
     *
     * @param roles names of all roles of the realm that count for them
     * @param groups with their whole paths
     * @return empty if tokens take roles or groups from somewhere else
     */
    public Optional<Actor> inTheRealm(String person, Set<String> roles, Set<String> groups) {
        if (!names.areTheRealms()) return Optional.empty();
        var all = new HashSet<>(roles);
        for (var role : Role.values()) if (groups.contains("/" + role)) all.add(names.of(role));
        var said = authorities(names.token(all, groups)).stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Optional.of(new Actor(person, roles(said), named(DESK, said)));
    }

    /** Whether a person of this name can be put on record: short enough, and not Recoupe itself. */
    public static boolean isName(@Nullable String name) {
        return name != null && !name.isBlank() && name.length() <= LONGEST_NAME && !name.equals(Actor.SYSTEM.userId());
    }

    /** How a role stands among a person's authorities. */
    public static String authority(Role role) {
        return ROLE + role;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var actor = now();
        if (Permission.READ.roles().stream().noneMatch(actor::is)) throw new NotPermitted(Permission.READ);
        return actor;
    }

    /**
     * @throws AuthenticationCredentialsNotFoundException if nobody is signed in any more: the security filters turn away who is not, but
     *     who signs out in one window is gone from what another has just asked for
     */
    public Actor now() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
        return actor(authentication);
    }

    /** Whom an authentication is about. */
    public static Actor actor(Authentication authentication) {
        var authorities = authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Actor(authentication.getName(), roles(authorities), named(DESK, authorities));
    }

    private static Set<Role> roles(Set<String> authorities) {
        return named(ROLE, authorities).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(CurrentActor::isRole)
                .map(Role::valueOf)
                .filter(role -> role != Role.SYSTEM)
                .collect(Collectors.toSet());
    }

    private static boolean isRole(String name) {
        return Set.of(Role.values()).stream().anyMatch(role -> role.name().equals(name));
    }

    private static Set<String> named(String prefix, Set<String> authorities) {
        return authorities.stream()
                .filter(authority -> authority.startsWith(prefix))
                .map(authority -> authority.substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}
