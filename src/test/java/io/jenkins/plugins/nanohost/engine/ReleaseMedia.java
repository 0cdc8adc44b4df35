package io.jenkins.plugins.nanohost.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Unpacked media of a release that the examples do not have, in the layout of the discs: WIM files with only header and XML
 * data ("Windows Imaging File Format (WIM)", Microsoft), and cabinets with only their magic number.
 */
public final class ReleaseMedia {
    private static final int HEADER = 208;
    private static final int VERSION = 0x10D00;

    private final Path folder;
    private String language = "en-US";
    private int architecture = 9;
    private final List<String> images = new ArrayList<>();

    private ReleaseMedia(Path folder) {
        this.folder = folder;
    }

    /** @param folder is made here */
    public static ReleaseMedia in(Path folder) {
        return new ReleaseMedia(folder);
    }

    /** Server Core of a build, and nothing else. */
    public static Path core(Path folder, int build) throws IOException {
        return in(folder)
                .image("Windows Server SERVERSTANDARDCORE", "ServerStandard", "Server Core", build, 1)
                .asServer()
                .folder();
    }

    /** Nano Server of Technical Preview 5. */
    public static Path preview5(Path folder) throws IOException {
        return in(folder)
                .image("CORESYSTEMSERVER_INSTALL", "ServerTuva", "Nano Server", 14300, 1000)
                .asNano("Compute", "OEM-Drivers", "Containers", "Guest")
                .folder();
    }

    /** Windows Server 2016 with the edition of Nano Server that the example has, in a language. */
    public static Path nano(Path folder, String language) throws IOException {
        return in(folder)
                .speaking(language)
                .image("Windows Server 2016 SERVERDATACENTERNANO", "ServerDataCenterNano", "Nano Server", 14393, 447)
                .asNano("Compute", "OEM-Drivers", "Containers", "Guest")
                .folder();
    }

    /** The language of all images and packages that are added from now on; English where none is given. */
    public ReleaseMedia speaking(String other) {
        language = other;
        return this;
    }

    /** The processor architecture of all images that are added from now on, by its number; x64 (9) where none is given. */
    public ReleaseMedia runningOn(int other) {
        architecture = other;
        return this;
    }

    /** An image of the file that is written next; an empty edition or installation type is left out. */
    public ReleaseMedia image(String name, String edition, String installation, int build, int revision) {
        return image(name, edition, installation, build, revision, 1L << 30);
    }

    public ReleaseMedia image(
            String name, String edition, String installation, int build, int revision, long appliedBytes) {
        images.add("<IMAGE INDEX=\"" + (images.size() + 1) + "\"><TOTALBYTES>" + appliedBytes + "</TOTALBYTES><WINDOWS>"
                + "<ARCH>" + architecture + "</ARCH>"
                + (edition.isEmpty() ? "" : "<EDITIONID>" + edition + "</EDITIONID>")
                + (installation.isEmpty() ? "" : "<INSTALLATIONTYPE>" + installation + "</INSTALLATIONTYPE>")
                + "<LANGUAGES><LANGUAGE>" + language + "</LANGUAGE><DEFAULT>" + language
                + "</DEFAULT></LANGUAGES>"
                + "<VERSION><MAJOR>10</MAJOR><MINOR>0</MINOR><BUILD>" + build + "</BUILD><SPBUILD>" + revision
                + "</SPBUILD></VERSION></WINDOWS><NAME>" + name + "</NAME></IMAGE>");
        return this;
    }

    /** Writes the images into {@code sources/install.wim}. */
    public ReleaseMedia asServer() throws IOException {
        return write(folder.resolve("sources").resolve("install.wim"));
    }

    /** Writes the images into {@code NanoServer/NanoServer.wim}, and packages in its language beside it. */
    public ReleaseMedia asNano(String... packages) throws IOException {
        Path cabinets = Files.createDirectories(folder.resolve("NanoServer").resolve("Packages"));
        String code = language.toLowerCase(Locale.ROOT);
        Path inLanguage = Files.createDirectories(cabinets.resolve(code));
        for (String name : packages) {
            String cabinet = "Microsoft-NanoServer-" + name + "-Package";
            Files.writeString(cabinets.resolve(cabinet + ".cab"), "MSCF");
            Files.writeString(inLanguage.resolve(cabinet + "_" + code + ".cab"), "MSCF");
        }
        return write(folder.resolve("NanoServer").resolve("NanoServer.wim"));
    }

    private ReleaseMedia write(Path wim) throws IOException {
        byte[] xml = ("\uFEFF<WIM>" + String.join("", images) + "</WIM>").getBytes(StandardCharsets.UTF_16LE);
        ByteBuffer file = ByteBuffer.allocate(HEADER + xml.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("MSWIM\0\0\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER)
                .putInt(VERSION);
        file.putShort(40, (short) 1).putShort(42, (short) 1).putInt(44, images.size());
        file.putLong(56, HEADER);
        file.putLong(72, xml.length).putLong(80, HEADER).putLong(88, xml.length);
        file.put(HEADER, xml);
        Files.createDirectories(wim.getParent());
        Files.write(wim, file.array());
        images.clear();
        return this;
    }

    public Path folder() {
        return folder;
    }
}
