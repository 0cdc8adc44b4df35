package io.jenkins.plugins.nanohost.engine.value;

/** The file format of a disk; also the extension of its file name. */
public enum DiskFormat implements Word {
    VHDX("vhdx"),
    /** The older format, up to 2040 GB; only Generation 1 VMs boot from it. */
    VHD("vhd");

    private final String word;

    DiskFormat(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
