package org.recoupe.claim;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is kept sealed of confidential pieces, as far as the evidence rule asks for it: never who a source is. */
public interface Confided {
    /** Whose line each of these is of, as it was given: ids and names. One that cannot be opened here is left out. */
    Map<UUID, List<String>> closeTo(Collection<UUID> pieces);

    /** Those of these whose source is known to somebody besides who brought it, because custodians let them read it. */
    Set<UUID> readByAnother(Collection<UUID> pieces);
}
