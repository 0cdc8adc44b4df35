package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.NamedError;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the base disks of a work folder, for people. Only files are read: of each disk its structure, of which a
 * damaged file is recognized, and not its whole content.
 *
 * @param disks one map for each, by name: {@code name}, {@code state} ({@code whole}, {@code damaged} or {@code unfinished}),
 *     {@code release}, {@code edition}, {@code image}, {@code media}, {@code bytes}, {@code made}, {@code used}, {@code hosts} and
 *     {@code problem}, as far as they are known
 * @param problem why it is not known which hosts build on them; otherwise empty
 */
public record BaseDiskList(List<Map<String, Object>> disks, String problem) {
    public BaseDiskList {
        disks = List.copyOf(disks);
    }

    /**
     * Reads the files of the work folder; changes nothing.
     *
     * @throws UnfitFailure if the folder of base disks or that of the hosts cannot be read
     */
    public static BaseDiskList of(WorkFolder work) throws IOException, UnfitFailure, InterruptedException {
        work.requireReadable();
        BaseDiskUses uses = null;
        String problem = "";
        try {
            uses = BaseDiskUses.in(work);
        } catch (UnfitFailure | RefusedFailure e) {
            problem = e.code() + ": " + e.getMessage() + ". " + e.remedy();
        } catch (IOException e) {
            String file =
                    e instanceof FileSystemException named && named.getFile() != null ? named.getFile() + ": " : "";
            problem = file + NamedError.reason(e) + ". See that the account that runs this may read the ledgers.";
        }
        List<Map<String, Object>> disks = new ArrayList<>();
        for (BaseDiskFile base : BaseDiskFile.in(work.bases())) {
            disks.add(show(base, uses));
        }
        return new BaseDiskList(disks, problem);
    }

    private static Map<String, Object> show(BaseDiskFile base, @CheckForNull BaseDiskUses uses)
            throws IOException, InterruptedException {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", base.name());
        String damage = base.there() ? damage(base.disk()) : "";
        if (!base.there()) {
            shown.put("state", "unfinished");
        } else {
            shown.put("state", damage.isEmpty() ? "whole" : "damaged");
        }
        Map<String, String> card = BaseDiskRecord.read(base.disk());
        for (String fact : List.of(BaseDiskRecord.RELEASE, BaseDiskRecord.EDITION, "image")) {
            put(shown, fact, card.get(fact));
        }
        put(shown, "media", card.get(BaseDiskRecord.MEDIA));
        if (Files.exists(base.file())) {
            shown.put("bytes", Files.size(base.file()));
            shown.put("made", time(base.file()));
        }
        Path file = BaseDiskRecord.of(base.disk());
        if (Files.exists(file)) {
            shown.put("used", time(file));
        }
        if (uses != null) {
            shown.put("hosts", uses.needing(base.disk()));
        }
        if (!damage.isEmpty()) {
            shown.put("problem", damage);
        } else if (base.there() && card.isEmpty()) {
            shown.put("problem", "What it was made from is not known: " + file + " is absent or cannot be read");
        }
        return shown;
    }

    private static void put(Map<String, Object> shown, String what, @CheckForNull String value) {
        if (value != null) {
            shown.put(what, value);
        }
    }

    /** Why the disk cannot be used; empty when its structure is sound. */
    private static String damage(Path disk) throws InterruptedException {
        try {
            Inspector.expect(disk, DiskFacts.class);
            return "";
        } catch (UnfitFailure e) {
            return e.getMessage();
        }
    }

    private static String time(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
