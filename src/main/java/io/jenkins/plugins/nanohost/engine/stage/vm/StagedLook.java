package io.jenkins.plugins.nanohost.engine.stage.vm;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles.GuestFile;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A look at the staged files in a running guest that takes seconds and changes nothing. So it does not read files of more
 * than {@link GetGuestFile#AT_ONCE_BYTES}, which are hashed by a task in the guest: of those only the length is compared.
 */
public record StagedLook(HostRun run, GuestAccess access) {
    /**
     * What the guest has in place of what was staged, by path: a digest, a length where that says enough, or an empty text
     * where there is no file. What is as it was staged is left out.
     */
    public Map<String, String> others(List<StagedFile> staged) throws Failure, InterruptedException {
        Map<String, Long> lengths = new HashMap<>();
        run.perform(GetGuestFile.lengths(
                        access, staged.stream().map(StagedFile::to).toList()))
                .files()
                .forEach(file -> lengths.put(file.path(), file.length()));
        Map<String, String> others = new TreeMap<>();
        List<StagedFile> unread = new ArrayList<>();
        for (StagedFile file : staged) {
            Long length = lengths.get(file.to());
            if (length == null) {
                others.put(file.to(), "");
            } else if (length <= GetGuestFile.AT_ONCE_BYTES) {
                unread.add(file);
            } else if (length != file.length()) {
                others.put(file.to(), "a file of " + length + " bytes");
            }
        }
        for (List<StagedFile> some : atOnce(unread, lengths)) {
            Map<String, String> digests = new HashMap<>();
            for (GuestFile file : run.perform(new GetGuestFile(
                            access, some.stream().map(StagedFile::to).toList()))
                    .files()) {
                digests.put(file.path(), file.sha256());
            }
            for (StagedFile file : some) {
                String digest = digests.getOrDefault(file.to(), "");
                if (!digest.equals(file.sha256())) {
                    others.put(file.to(), digest);
                }
            }
        }
        return others;
    }

    /** The files in groups that are each hashed within one call. */
    private static List<List<StagedFile>> atOnce(List<StagedFile> files, Map<String, Long> lengths) {
        List<List<StagedFile>> groups = new ArrayList<>();
        long sum = 0;
        for (StagedFile file : files) {
            sum += lengths.get(file.to());
            if (groups.isEmpty() || sum > GetGuestFile.AT_ONCE_BYTES) {
                groups.add(new ArrayList<>());
                sum = lengths.get(file.to());
            }
            groups.get(groups.size() - 1).add(file);
        }
        return groups;
    }
}
