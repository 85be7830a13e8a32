package org.recoupe.web.identity;

import org.recoupe.confidential.IdentityFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.web.Place;
import org.springframework.stereotype.Component;

/** How many requests wait for a custodian. */
@Component
class IdentitiesWaiting implements Place.Waiting {
    private final IdentityFile file;

    IdentitiesWaiting(IdentityFile file) {
        this.file = file;
    }

    @Override
    public String place() {
        return "identities";
    }

    @Override
    public int count(Actor person) {
        return person.is(Role.SOURCE_CUSTODIAN) ? file.waitingFor(person) : 0;
    }
}
