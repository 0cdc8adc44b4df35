package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import java.nio.file.Path;

/** A separate process that makes a base disk on a rehearsed machine; reports its progress on standard output. */
final class RehearsalProcess {
    private RehearsalProcess() {}

    /**
     * @param arguments the rehearsal's folder, and the folder for disks
     */
    public static void main(String[] arguments) throws Exception {
        RehearsalMachine machine = RehearsalMachine.open(Path.of(arguments[0]));
        MachineScript script = new MachineScript(
                machine,
                Path.of(arguments[1]),
                MachineScript.example("WindowsServer2016.iso"),
                "General Purpose External");
        machine.perform(script.newBase(), new Telling());
    }

    static Process start(Path rehearsal, Path folder) throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        path,
                        RehearsalProcess.class.getName(),
                        rehearsal.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static final class Telling implements OperationListener {
        @Override
        public void progress(String activity, int percent) {
            System.out.println(activity);
        }

        @Override
        public void log(String line) {}

        @Override
        public void warning(String line) {}
    }
}
