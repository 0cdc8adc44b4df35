package io.jenkins.plugins.nanohost.engine.machine;

/**
 * What a guest says of itself.
 *
 * @param state {@code ready}; {@code silent}: it does not answer yet; {@code credentialRefused}: it answers and refuses
 *     the credential, which happens during the first boot too
 * @param detail why it is not ready: the last message seen
 * @param edition EditionID of its registry, for example {@code ServerDataCenterNano}
 * @param build for example 14393
 * @param revision UBR of its registry
 */
public record GuestFact(String state, String detail, String computerName, String edition, int build, int revision) {
    public static final String READY = "ready";
    public static final String SILENT = "silent";
    public static final String CREDENTIAL_REFUSED = "credentialRefused";

    public boolean ready() {
        return state.equals(READY);
    }
}
