package org.recoupe.kernel;

/** Somebody asked for what their roles do not allow. Says who can. */
public final class NotPermitted extends RuntimeException {
    private final Permission permission;

    public NotPermitted(Permission permission) {
        super("This takes one of the roles "
                + permission.roles().stream()
                        .filter(role -> role != Role.SYSTEM)
                        .toList());
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
