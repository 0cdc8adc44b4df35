package io.jenkins.plugins.nanohost.engine.media.wim;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One image in a WIM, as the WIM's XML data describes it; a value that the XML does not have is empty or 0.
 *
 * @param index the index that DISM needs, counted from 1
 * @param name unique in its file, such as Windows Server 2022 SERVERSTANDARDCORE
 * @param displayName what Setup shows, such as Windows Server 2022 Standard
 * @param flags for Windows Server the edition, with the word Core even if the edition id lacks it
 * @param editionId EditionID of the registry, such as ServerStandardNano
 * @param installationType "Nano Server", "Server Core", "Server", "Client"
 * @param architecture as DISM names it: x64, x86, arm64, or the number
 * @param version the version of Windows; its revision is SPBUILD in the XML
 * @param size how much space the image takes when it is applied, in bytes
 */
public record WimImage(
        int index,
        String name,
        String description,
        String displayName,
        String flags,
        String editionId,
        String installationType,
        String architecture,
        OsVersion version,
        List<String> languages,
        String defaultLanguage,
        long size,
        long files,
        long folders) {
    public WimImage {
        languages = List.copyOf(languages);
    }

    /** Whether this is a Nano Server image. */
    public boolean isNano() {
        return installationType.equalsIgnoreCase("Nano Server");
    }

    /** Whether this is Windows Server without a desktop. */
    public boolean isCore() {
        return installationType.equalsIgnoreCase("Server Core");
    }

    /** Whether it is for an x64 processor, which each guest has; an image that does not tell is taken for one. */
    public boolean runsOnX64() {
        return architecture.isEmpty() || architecture.equals("x64");
    }

    /**
     * What people and tools call it: edition id, name, display name, flags. Several images can share an edition id, and a
     * desktop image can share its flags: ServerStandard is the Core image's edition id, and also the desktop image's edition id
     * and flags.
     */
    public List<String> names() {
        return Stream.of(editionId, name, displayName, flags)
                .filter(known -> !known.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether this is one of its names; upper or lower case does not matter. */
    public boolean isCalled(String wanted) {
        return names().stream().anyMatch(wanted::equalsIgnoreCase);
    }

    /**
     * Whether it is an evaluation edition, which stops working when the trial ends. Microsoft's evaluation editions have "Eval"
     * in their id.
     */
    public boolean isEvaluation() {
        return editionId.toLowerCase(Locale.ROOT).contains("eval");
    }

    Map<String, Object> toMap() {
        return new Facts()
                .number("index", index)
                .text("name", name)
                .text("description", description)
                .text("displayName", displayName)
                .text("flags", flags)
                .text("editionId", editionId)
                .text("installationType", installationType)
                .text("architecture", architecture)
                .version(version)
                .flag("evaluation", isEvaluation())
                .list("languages", languages)
                .text("defaultLanguage", defaultLanguage)
                .number("size", size)
                .number("files", files)
                .number("folders", folders)
                .toMap();
    }
}
