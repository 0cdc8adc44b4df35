package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * What a guest says about itself.
 *
 * @param detail why it is not ready: the last message that was seen
 * @param edition EditionID of its registry, for example {@code ServerDataCenterNano}
 * @param build for example 14393
 * @param revision UBR of its registry
 * @param administrator name of the built-in account, whose security identifier ends with -500; empty: the guest does not
 *     say it
 */
public record GuestFact(
        GuestState state,
        String detail,
        String computerName,
        String edition,
        int build,
        int revision,
        String administrator) {
    public GuestFact withAdministrator(String name) {
        return new GuestFact(state, detail, computerName, edition, build, revision, name);
    }

    public boolean ready() {
        return state == GuestState.READY;
    }
}
