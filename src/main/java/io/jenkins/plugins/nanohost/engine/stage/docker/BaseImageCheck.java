package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.archive.ContainerImage;
import io.jenkins.plugins.nanohost.engine.media.archive.ImageArchiveFacts;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.nio.file.Path;

/**
 * Checks whether a base image fits its host. Containers share the host's kernel ("Windows container version
 * compatibility", Microsoft): on Windows Server 2016, build and revision must be the host's; on later releases only the
 * build; the technical previews take a WIM of their own build.
 */
public record BaseImageCheck(HostWindows host, Findings findings) {
    public void check(Path image) throws InterruptedException {
        try {
            if (host.recipe().baseImage() == BaseImageKind.WIM) {
                checkWim(image, Inspector.expect(image, WimFacts.class));
            } else {
                checkArchive(image, Inspector.expect(image, ImageArchiveFacts.class));
            }
        } catch (UnfitFailure e) {
            findings.add(e);
        }
    }

    private void checkWim(Path file, WimFacts wim) {
        if (wim.pipable()) {
            findings.add(
                    "Base image " + file + " is a pipable WIM, which Windows cannot apply",
                    "Export it once more without that option: wimlib-imagex export without --pipable.");
        }
        for (WimImage image : wim.images()) {
            if (image.version().build() != host.release().build()) {
                mismatch(file, image.version());
            }
        }
    }

    private void checkArchive(Path file, ImageArchiveFacts archive) {
        if (archive.layout() == ImageArchiveFacts.Layout.OCI) {
            findings.add(
                    "Base image " + file + " is an OCI archive, which older engines cannot load",
                    "Save it with 'docker save', or convert it to a docker-archive.");
        }
        for (ContainerImage image : archive.images()) {
            if (!image.os().equals("windows")) {
                findings.add(
                        "Base image " + file + " is for " + image.os() + ", not for Windows",
                        "Take a Windows base image of build " + host.release().build() + ".");
            } else if (!image.missingLayers().isEmpty()) {
                findings.add(
                        "Base image " + file + " lacks " + image.missingLayers().size() + " of its layers",
                        "Base layers of Windows are left out by default; save it where 'allow-nondistributable-artifacts' is set.");
            } else if (image.osVersion().isKnown() && !fits(image.osVersion())) {
                mismatch(file, image.osVersion());
            }
        }
    }

    private boolean fits(OsVersion image) {
        WindowsRelease release = host.release();
        return switch (release) {
            case SERVER_2016 -> image.build() == release.build()
                    && (host.revision() == 0 || image.revision() == host.revision());
            case SERVER_2025 -> image.build() == release.build() || image.build() == WindowsRelease.SERVER_2022.build();
            default -> image.build() == release.build();
        };
    }

    private void mismatch(Path file, OsVersion image) {
        WindowsRelease release = host.release();
        String build = release.build()
                + (release == WindowsRelease.SERVER_2016 && host.revision() > 0 ? "." + host.revision() : "");
        findings.add(
                "Base image " + file + " is Windows " + image + ", and the container host will be " + release.title()
                        + ", build " + build + ": its containers would not start",
                "Take the base image of build " + build + ".");
    }
}
