package io.jenkins.plugins.nanohost.engine.definition;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import java.nio.file.Path;
import java.util.List;

/** Definitions as text, for tests. */
public final class Definitions {
    public static final Path FOLDER = Path.of("definitions").toAbsolutePath();

    /** Every field except the domain blob, which excludes a computer name; no field has its default. */
    public static final String FULL =
            """
            host: web-1
            rebuild: never
            vhd:
              media: media/Windows.iso
              image: ServerStandardNano
              packages: [Guest, DSC]
              size: 30GB
              format: vhd
              generation: 1
              hostDisk: copy
              drivers: [drivers, drivers/net.inf]
              updates: [updates/first.msu, updates/second.CAB]
              computerName: WEB
              owner: Build & farm
              timeZone: W. Europe Standard Time
              locale: de-DE
              productKey: aaaaa-bbbbb-ccccc-ddddd-12345
              network:
                address: 10.1.2.3/16
                gateway: 10.1.0.1
                address6: 2001:DB8:0:0::3/64
                gateway6: fe80::1
                dns: [10.1.0.2, '2001:db8::2']
              commands:
                - w32tm /resync
                - echo "%COMPUTERNAME%" > C:\\name.txt
              files:
                - from: tools/first.exe
                  to: 'C:\\tools\\first.exe'
            vm:
              switch: General Purpose External
              memory: 4GB
              processors: 4
              bootLimit: 2h
            files:
              baseImage: media/nanoserver.tar
              docker: media/docker.zip
              copy:
                - from: tools/x.exe
                  to: 'C:\\tools\\second.exe'
            docker:
              network: nat
              subnet: 172.20.0.0/16
              port: 12376
            """;

    private Definitions() {}

    public static HostDefinition read(String text) throws DefinitionFailure {
        return DefinitionReader.read(text, FOLDER, "test.yaml");
    }

    public static DefinitionFailure refused(String text) {
        DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> read(text));
        if (failure == null) {
            throw new AssertionError("was not refused: " + text);
        }
        return failure;
    }

    public static List<String> problems(String text) {
        return refused(text).problems();
    }
}
