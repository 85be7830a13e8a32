package org.recoupe.web.dashboard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.NotPermitted;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.recoupe.report.Period;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which days of which desk, as it stands in the URL.
 *
 * @param period 7, 30 or 90 days until today, or {@code custom} with {@code from} and {@code to}
 */
record Asked(
        @Nullable String period,
        @Nullable String from,
        @Nullable String to,
        @Nullable String desk) {
    static final List<Integer> LENGTHS = List.of(7, 30, 90);
    private static final int USUAL = 30;

    Asked {
        desk = desk == null || desk.isBlank() ? null : desk.strip();
    }

    /** The days, or null if they make no sense. */
    @Nullable
    Period days(LocalDate today) {
        var length = length();
        if (length > 0) return Period.ofLast(length, today);
        try {
            var first = LocalDate.parse(from == null ? "" : from.strip());
            var last = LocalDate.parse(to == null ? "" : to.strip());
            if (last.isBefore(first) || first.getYear() < 2000 || last.getYear() > 2999) return null;
            var days = new Period(first, last);
            return days.days() > Period.LONGEST_DAYS ? null : days;
        } catch (DateTimeException notADay) {
            return null;
        }
    }

    static Period usual(LocalDate today) {
        return Period.ofLast(USUAL, today);
    }

    /** 7, 30 or 90; 0 for days of one's own. */
    int length() {
        if (period == null && from == null && to == null) return USUAL;
        return LENGTHS.stream()
                .filter(days -> days.toString().equals(period))
                .findFirst()
                .orElse(0);
    }

    /** The desks to count; null for every desk. */
    @Nullable
    Collection<String> desks(Actor actor) {
        if (desk != null) {
            if (!actor.sees(desk)) throw new Unknown("desk");
            actor.acting(Permission.OVERSEE, desk);
            return List.of(desk);
        }
        if (actor.seesEveryDesk()) return null;
        var own = overseen(actor);
        if (own.isEmpty()) throw new NotPermitted(Permission.OVERSEE);
        return own;
    }

    static List<String> overseen(Actor actor) {
        return actor.desks().stream()
                .filter(own -> actor.may(Permission.OVERSEE, own))
                .sorted()
                .toList();
    }

    /** The same desk, other days. */
    String lasting(int days) {
        return address("/dashboard", Map.of("period", Integer.toString(days)));
    }

    /** The list behind a figure. */
    String behind(Map<String, String> figure) {
        return address("/dashboard/claims", figure);
    }

    private String address(String path, Map<String, String> parts) {
        var all = new LinkedHashMap<>(parts);
        if (desk != null) all.put("desk", desk);
        var address = UriComponentsBuilder.fromPath(path);
        all.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(all).toUriString();
    }
}
