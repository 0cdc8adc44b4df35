package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.nanohost.engine.command.DefaultWorkFolder;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/** The machine that a workspace is on, with the facts that a launch needs. */
final class Machine {
    private final String name;
    private final FilePath workFolder;
    private final List<String> options;
    private final MachineFacts facts;

    private Machine(String name, FilePath workFolder, List<String> options, MachineFacts facts) {
        this.name = name;
        this.workFolder = workFolder;
        this.options = List.copyOf(options);
        this.facts = facts;
    }

    static Machine of(FilePath workspace) throws IOException, InterruptedException {
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        FilePath root = node == null ? null : node.getRootPath();
        if (node == null || root == null) {
            throw new AbortException("The agent of " + workspace.getRemote() + " is gone");
        }
        return of(root, HyperVMachineProperty.of(node), node.getDisplayName());
    }

    /** A relative folder in the property starts from the agent's own folder. */
    static Machine of(FilePath root, HyperVMachineProperty property, String node)
            throws IOException, InterruptedException {
        String name = "Hyper-V of " + node;
        MachineFacts facts = root.act(new MachineProbe());
        List<String> options = new ArrayList<>();
        FilePath workFolder = root.child(facts.workFolder());
        if (property.getRehearsalFolder() != null) {
            FilePath rehearsal = root.child(property.getRehearsalFolder());
            options.addAll(List.of(OptionName.MACHINE, OptionName.REHEARSAL + rehearsal.getRemote()));
            workFolder = rehearsal.child(DefaultWorkFolder.IN_REHEARSAL);
            name = "rehearsal in " + rehearsal.getRemote();
        } else if (property.getPowerShell() != null) {
            options.addAll(List.of(OptionName.POWERSHELL, property.getPowerShell()));
        }
        if (property.getWorkFolder() != null) {
            workFolder = root.child(property.getWorkFolder());
        }
        options.addAll(List.of(OptionName.WORK_FOLDER, workFolder.getRemote()));
        if (property.getCacheLimit() != null) {
            options.addAll(List.of(OptionName.CACHE_LIMIT, property.getCacheLimit()));
        }
        return new Machine(name, workFolder, options, facts);
    }

    /** The machine's name for people: which machine it is, and whether it is real. */
    String name() {
        return name;
    }

    FilePath workFolder() {
        return workFolder;
    }

    /** The path of the Java that runs the agent. */
    String java() {
        return facts.java();
    }

    /**
     * The name of the archive of the classes of a jar, for the Java that runs the agent: another build of Java cannot use it.
     *
     * @param jar the name of the jar
     */
    String archiveOf(String jar) {
        return jar.replaceFirst("\\.jar$", "") + "-" + facts.build().replaceAll("[^A-Za-z0-9.+-]", "_") + ".jsa";
    }

    /** The command-line options for this machine. */
    List<String> options() {
        return options;
    }

    /** Facts that only the agent's own process knows. */
    record MachineFacts(String java, String build, String workFolder) implements java.io.Serializable {}

    private static final class MachineProbe extends MasterToSlaveFileCallable<MachineFacts> {
        private static final long serialVersionUID = 1L;

        @Override
        public MachineFacts invoke(File file, @CheckForNull VirtualChannel channel) {
            String name = File.separatorChar == '\\' ? "java.exe" : "java";
            String java = new File(System.getProperty("java.home"), "bin" + File.separator + name).getPath();
            return new MachineFacts(
                    java,
                    System.getProperty("java.runtime.version", ""),
                    DefaultWorkFolder.ofThisMachine().toString());
        }
    }
}
