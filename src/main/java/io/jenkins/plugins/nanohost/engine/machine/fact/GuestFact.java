package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * What a guest says about itself.
 *
 * @param detail why it is not ready: the last message that was seen
 * @param edition EditionID of its registry, for example {@code ServerDataCenterNano}
 * @param build for example 14393
 * @param revision UBR of its registry
 */
public record GuestFact(GuestState state, String detail, String computerName, String edition, int build, int revision) {
    public boolean ready() {
        return state == GuestState.READY;
    }
}
