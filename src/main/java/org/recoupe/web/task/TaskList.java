package org.recoupe.web.task;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param groups one for each story, or a single one without a story
 * @param next cursor of the next page, or null if this is the last
 */
record TaskList(List<Group> groups, @Nullable String next) {

    /**
     * @param story null if the list is not grouped
     * @param more how many of the story are left out here
     * @param all address of a list of this story alone
     */
    record Group(
            @Nullable Story story,
            List<TaskRow> rows,
            int more,
            @Nullable String all) {}

    record Story(UUID id, String title, @Nullable String language, int size) {}

    public List<TaskRow> rows() {
        return groups.stream().flatMap(group -> group.rows().stream()).toList();
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** The row whose preview is shown: the one in the address, if the list has it, else the first. */
    Optional<TaskRow> selected() {
        var rows = rows();
        return Stream.concat(rows.stream().filter(TaskRow::current), rows.stream())
                .findFirst();
    }
}
