package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Media;
import io.jenkins.plugins.nanohost.engine.media.WindowsMedia;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.windows.GuestSetup;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a disk is made from, as it was found on the media and the machine.
 *
 * @param imageFile its path on the media, with backslashes
 * @param cabs in the order in which they are applied, paths with backslashes
 * @param mediaIdentity changes when the media change
 * @param sources the state of all that goes into the base disk, as it was before it was read
 * @param files the user's updates, drivers, files and domain blob, those that exist
 */
public record DiskInput(
        WindowsRelease release,
        Installation installation,
        String imageFile,
        WimImage image,
        List<PackageName> packages,
        List<String> cabs,
        ByteSize size,
        String mediaIdentity,
        BaseSources sources,
        DiskFiles files) {
    public DiskInput {
        packages = List.copyOf(packages);
        cabs = List.copyOf(cabs);
    }

    /** Reads the media. What does not fit is added to the findings; then the answer is empty. */
    public static Optional<DiskInput> find(HostRun run, VhdDefinition wanted, Findings findings)
            throws AbortedFailure, IOException, InterruptedException {
        BaseSources sources = BaseSources.now(wanted.base());
        DiskFiles files = DiskFiles.find(run, wanted, findings);
        try (Media media = Media.open(wanted.base().media())) {
            WindowsMedia windows = media.windows();
            Optional<ImageSearch.FoundImage> found = new ImageSearch(wanted.base(), findings).find(windows);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            ImageSearch.FoundImage image = found.get();
            PackageSearch packages = new PackageSearch(wanted.base(), image, findings);
            List<String> cabs = packages.cabs(windows);
            if (!packages.hasGuest()) {
                missesGuest(run, findings);
            }
            ByteSize usual = image.installation() == Installation.NANO
                    ? BaseDiskDefinition.NANO_SIZE
                    : BaseDiskDefinition.CORE_SIZE;
            return Optional.of(new DiskInput(
                    image.release(),
                    image.installation(),
                    image.file().path().replace('/', '\\'),
                    image.image(),
                    packages.names(),
                    cabs,
                    wanted.base().size() == null ? usual : wanted.base().size(),
                    media.identity(),
                    sources,
                    files));
        } catch (UnfitFailure e) {
            boolean missing = Files.notExists(wanted.base().media());
            findings.add(e.code(), (missing ? "vhd.media: " : "") + e.getMessage(), e.remedy());
            return Optional.empty();
        }
    }

    /** Without the integration services a VM never has a heartbeat, so its start would be waited for in vain. */
    private static void missesGuest(HostRun run, Findings findings) {
        String missing = "Package " + PackageSearch.GUEST + " is not in vhd.packages";
        if (run.definition().vm() == null) {
            run.narrator()
                    .warning(missing + ": a VM of this disk will have no heartbeat, and " + StageName.FILES.step()
                            + " cannot copy into it while it runs.");
        } else {
            findings.add(
                    FailureCode.PACKAGE_NEEDED,
                    missing + ", and without it the VM never has a heartbeat: " + StageName.VM.step()
                            + " would wait for it in vain",
                    "Add " + PackageSearch.GUEST + " to vhd.packages.");
        }
    }

    /** A language that the image has: Windows stops in its first boot if the wanted language is not installed. */
    String language(GuestDefinition guest) {
        if (!image.defaultLanguage().isEmpty()) {
            return image.defaultLanguage();
        }
        return image.languages().isEmpty()
                ? guest.locale().value()
                : image.languages().get(0);
    }

    GuestSetup setup(GuestDefinition guest) {
        return new GuestSetup(release, installation, image.editionId(), language(guest), guest);
    }

    /** Optional features that are enabled in the base disk. */
    List<String> features() {
        return release.recipe(installation).features();
    }

    /** What is in the base disk besides the image, as a phrase. */
    String content() {
        StringBuilder content = new StringBuilder();
        add(content, packages.size(), "package");
        add(content, files.updates().size(), "update");
        add(content, files.drivers().size(), "driver");
        add(content, features().size(), "feature");
        return content.isEmpty() ? "nothing added" : content.toString();
    }

    private static void add(StringBuilder content, int count, String what) {
        if (count > 0) {
            content.append(content.isEmpty() ? "" : ", ")
                    .append(count)
                    .append(' ')
                    .append(what)
                    .append(count == 1 ? "" : "s");
        }
    }

    /** What the base disk is made from, by name. */
    Map<String, String> baseInputs(BaseDiskDefinition wanted) {
        Map<String, String> inputs = DefinitionForm.texts(wanted);
        // A field that names a file is replaced by the file's content; a field that was left out, by its default.
        inputs.put("media", mediaIdentity);
        inputs.put("image", imageFile + " " + image.index() + " " + image.name());
        inputs.put("packages", String.join(";", cabs));
        inputs.put("features", String.join(";", features()));
        inputs.put("updates", String.join(";", files.updates()));
        inputs.put("drivers", String.join(";", files.drivers()));
        inputs.put("size", size.toString());
        return inputs;
    }
}
