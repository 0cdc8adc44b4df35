package io.jenkins.plugins.nanohost.engine.failure;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cause of a failure, with the number by which a person finds it in {@code docs/troubleshooting.md}. One code is one cause
 * with one remedy; places in the program that fail for the same cause share it. Numbers are never given to another cause,
 * since people search for them. The first of the four digits says the kind, and so the exit code: 1 to 7 is the exit code
 * itself, 9 is {@link FailureKind#ABORTED}. Scripts name a code by its constant.
 */
public enum FailureCode {
    /** A fault of this program. */
    PROGRAM_FAULT(1000),
    /** The command line cannot be understood. */
    COMMAND_LINE_WRONG(2001),
    /** An option stands where it has no effect. */
    OPTION_MISPLACED(2002),
    /** It is not said which base disk is to be removed. */
    NO_BASE_DISK_CHOSEN(2003),
    /** There is no machine of that kind. */
    NO_SUCH_MACHINE(2004),
    /** The rehearsal names no folder. */
    REHEARSAL_FOLDER_WRONG(2005),
    /** Two secrets files are given. */
    SECRETS_GIVEN_TWICE(2006),
    /** What is given cannot be the name of a host. */
    HOST_NAME_WRONG(2007),
    /** The result is to be written to a folder. */
    RESULT_IS_FOLDER(2008),
    /** There is no definition file at the path. */
    NO_DEFINITION_FILE(2010),
    /** The definition file is too large. */
    DEFINITION_TOO_LARGE(2011),
    /** The definition has problems. */
    DEFINITION_PROBLEMS(2012),
    /** The definition lacks what this command needs. */
    DEFINITION_INCOMPLETE(2013),
    /** The administrator's password is not given. */
    PASSWORD_NOT_GIVEN(2014),
    /** The media have several editions, and none is chosen. */
    NO_IMAGE_CHOSEN(2015),
    /** A definition is expected on standard input, and that is a terminal. */
    INPUT_EXPECTED(2016),
    /** The host has no log, or not so many. */
    NO_SUCH_LOG(2020),
    /** Nothing is known of the host. */
    HOST_UNKNOWN(2021),
    /** A value is given for a name that the definition does not have. */
    SET_NAME_UNUSED(2022),
    /** No rehearsal is in the folder. */
    NO_REHEARSAL(2023),
    /** The checks before work found several problems. */
    SEVERAL_FINDINGS(3001),
    /** There is no file at a path. */
    NO_FILE(3002),
    /** A file may not be read by this account. */
    FILE_DENIED(3003),
    /** A file cannot be read. */
    FILE_UNREADABLE(3004),
    /** A file is truncated. */
    FILE_TRUNCATED(3005),
    /** A file is damaged. */
    FILE_DAMAGED(3006),
    /** A file was changed during the run. */
    FILE_CHANGES(3007),
    /** A file is of another kind than is needed. */
    WRONG_FILE_KIND(3008),
    /** A file of the program could not be read or written. */
    FILE_TROUBLE(3009),
    /** A folder cannot be read. */
    FOLDER_UNREADABLE(3010),
    /** A file is in the place of a folder. */
    FILE_IN_PLACE_OF_FOLDER(3011),
    /** A folder belongs to another account. */
    FOLDER_OF_STRANGER(3012),
    /** Others may write to a folder. */
    FOLDER_OPEN_TO_OTHERS(3013),
    /** No PowerShell on the machine. */
    NO_POWERSHELL(3101),
    /** PowerShell cannot be started. */
    POWERSHELL_NOT_STARTED(3102),
    /** The scripts cannot be written. */
    SCRIPTS_NOT_WRITTEN(3103),
    /** The machine's Windows is not covered. */
    MACHINE_NOT_COVERED(3104),
    /** PowerShell is a 32-bit process. */
    POWERSHELL_32_BIT(3105),
    /** Java is a 32-bit one. */
    JAVA_32_BIT(3106),
    /** The account is no administrator. */
    NO_ADMINISTRATOR(3107),
    /** PowerShell is too old. */
    POWERSHELL_TOO_OLD(3108),
    /** PowerShell's language mode is restricted. */
    LANGUAGE_MODE_RESTRICTED(3109),
    /** A group policy forbids scripts. */
    EXECUTION_POLICY(3110),
    /** Hyper-V's PowerShell module is missing. */
    NO_HYPERV_MODULE(3111),
    /** Hyper-V's service does not run. */
    HYPERV_SERVICE_STOPPED(3112),
    /** There is not one switch of that name. */
    NO_SUCH_SWITCH(3113),
    /** A file or folder is compressed, encrypted or sparse. */
    UNMOUNTABLE_PLACE(3114),
    /** Automount is off. */
    AUTOMOUNT_OFF(3115),
    /** The machine's DISM is older than the image. */
    DISM_TOO_OLD(3116),
    /** There is not enough space. */
    NOT_ENOUGH_SPACE(3117),
    /** A policy denies writing to drives without BitLocker. */
    POLICY_DENIES_WRITING(3118),
    /** The machine itself has the address or the name. */
    MACHINE_HAS_ADDRESS(3119),
    /** The work folder's path has square brackets. */
    WORK_FOLDER_NAME_WRONG(3201),
    /** The work folder cannot be reached. */
    WORK_FOLDER_UNREACHABLE(3202),
    /** The work folder cannot be created. */
    WORK_FOLDER_NOT_MADE(3203),
    /** The ledger is of a newer version. */
    LEDGER_TOO_NEW(3204),
    /** The ledger cannot be read. */
    LEDGER_DAMAGED(3205),
    /** An earlier stage has not been run. */
    STAGE_NOT_RUN(3207),
    /** There is no base disk of that name. */
    NO_SUCH_BASE_DISK(3208),
    /** The work folder is on no drive of the machine itself. */
    WORK_FOLDER_NOT_LOCAL(3209),
    /** There is no secrets file. */
    NO_SECRETS_FILE(3211),
    /** The secrets file is a link or no file. */
    SECRETS_FILE_IS_NONE(3212),
    /** The secrets file belongs to another account. */
    SECRETS_FILE_OF_STRANGER(3213),
    /** The secrets file is open to others. */
    SECRETS_FILE_OPEN(3214),
    /** The secrets file has the wrong content. */
    SECRETS_FILE_WRONG(3215),
    /** The secrets file cannot be read. */
    SECRETS_FILE_UNREADABLE(3216),
    /** The secrets file cannot be deleted. */
    SECRETS_FILE_NOT_DELETED(3217),
    /** The client certificate cannot be written. */
    TLS_FOLDER_NOT_WRITABLE(3221),
    /** The path of the media cannot be written into a definition. */
    MEDIA_PATH_WRONG(3300),
    /** What is named is no Windows Server media. */
    NOT_WINDOWS_MEDIA(3301),
    /** The media lack something. */
    MEDIA_INCOMPLETE(3302),
    /** The disc is of a kind that is not read here. */
    DISC_KIND_UNKNOWN(3303),
    /** A WIM is pipable. */
    WIM_PIPABLE(3304),
    /** A WIM is split. */
    WIM_SPLIT(3305),
    /** A WIM is not written to its end. */
    WIM_UNFINISHED(3306),
    /** The media have no such image, or several. */
    IMAGE_NOT_FOUND(3307),
    /** No container host can be made of the image. */
    IMAGE_NO_HOST(3308),
    /** The release of Windows is not covered. */
    RELEASE_NOT_COVERED(3309),
    /** Packages of Nano Server are named for Server Core. */
    PACKAGES_FOR_CORE(3310),
    /** The media have no such package. */
    NO_SUCH_PACKAGE(3311),
    /** A package lacks the image's language. */
    PACKAGE_LANGUAGE_MISSING(3312),
    /** A package that the host needs is not named. */
    PACKAGE_NEEDED(3313),
    /** Nano Server takes no product key and no locale. */
    NANO_TAKES_NO_KEY(3314),
    /** A product key is needed. */
    PRODUCT_KEY_NEEDED(3315),
    /** The product key is for another edition. */
    PRODUCT_KEY_UNFIT(3316),
    /** The disk is too small. */
    DISK_TOO_SMALL(3317),
    /** Windows would refuse the password. */
    PASSWORD_TOO_WEAK(3318),
    /** A driver folder holds no driver. */
    DRIVER_FOLDER_EMPTY(3319),
    /** A driver folder holds too many files. */
    DRIVER_FOLDER_TOO_LARGE(3320),
    /** A disk that the host builds on is gone. */
    PARENT_DISK_GONE(3401),
    /** The disk to build on cannot be used. */
    PARENT_DISK_UNUSABLE(3402),
    /** A VHD is of an old form. */
    VHD_TOO_OLD(3403),
    /** A file cannot be read as a zip. */
    NOT_A_ZIP(3501),
    /** A zip is split. */
    ZIP_SPLIT(3502),
    /** A zip is encrypted. */
    ZIP_ENCRYPTED(3503),
    /** A zip is compressed in a way that is not read here. */
    ZIP_METHOD_UNKNOWN(3504),
    /** A program of Docker is missing. */
    DOCKER_PROGRAM_MISSING(3505),
    /** A program of Docker is not the right one. */
    DOCKER_PROGRAM_UNFIT(3506),
    /** There are two different programs of Docker. */
    DOCKER_PROGRAM_TWICE(3507),
    /** The engine may not start with a subnet of one's own. */
    ENGINE_WITHOUT_SUBNET(3508),
    /** The NAT network overlaps the machine's network. */
    NAT_OVERLAPS_MACHINE(3509),
    /** The NAT network overlaps the guest's network. */
    NAT_OVERLAPS_GUEST(3510),
    /** The archive is no container image. */
    NO_CONTAINER_IMAGE(3511),
    /** The base image is for another system or processor. */
    BASE_IMAGE_NOT_FOR_HOST(3512),
    /** The base image is of another Windows build. */
    BASE_IMAGE_BUILD(3513),
    /** The base image is an OCI archive. */
    BASE_IMAGE_IS_OCI(3514),
    /** The base image does not tell its Windows build. */
    BASE_IMAGE_WITHOUT_VERSION(3516),
    /** The base image lacks layers. */
    BASE_IMAGE_LAYERS(3517),
    /** A staged file in the guest is missing or changed. */
    STAGED_FILE_CHANGED(3518),
    /** The host's VM is gone. */
    VM_GONE(3601),
    /** The VM is neither off nor running. */
    VM_NEITHER_OFF_NOR_RUNNING(3602),
    /** The running VM takes no files. */
    NO_GUEST_SERVICES(3603),
    /** The guest refuses the password. */
    GUEST_REFUSES_PASSWORD(3604),
    /** Another Windows answers in the guest. */
    OTHER_WINDOWS_IN_GUEST(3605),
    /** A file of the rehearsal cannot be understood. */
    REHEARSAL_FILE_WRONG(3701),
    /** The rehearsal's folder cannot be made. */
    REHEARSAL_FOLDER_NOT_MADE(3702),
    /** A command of Windows failed. */
    WINDOWS_COMMAND_FAILED(4001),
    /** PowerShell ended during the work. */
    POWERSHELL_ENDED(4002),
    /** PowerShell gave no answer that can be read. */
    ANSWER_UNREADABLE(4003),
    /** PowerShell ended before it was ready. */
    POWERSHELL_NOT_READY(4004),
    /** PowerShell did not start: a policy forbids scripts. */
    SCRIPTS_FORBIDDEN(4005),
    /** PowerShell did not start: the scripts are on the network. */
    SCRIPTS_IN_NETWORK(4006),
    /** PowerShell did not start: its language mode is restricted. */
    LANGUAGE_RESTRICTED(4007),
    /** PowerShell did not start: it is too old. */
    POWERSHELL_OLD(4008),
    /** PowerShell did not start: it is a 32-bit process. */
    POWERSHELL_OF_32_BIT(4009),
    /** The values of an operation are too long. */
    VALUES_TOO_LONG(4010),
    /** A script was asked for what it does not know. */
    OPERATION_UNKNOWN(4011),
    /** A program is not there. */
    PROGRAM_MISSING(4012),
    /** A program ended with an error. */
    PROGRAM_FAILED(4013),
    /** A text that the program made is not usable. */
    GENERATED_TEXT_WRONG(4014),
    /** A file that an operation needs cannot be used. */
    INPUT_UNUSABLE(4015),
    /** A fault that the rehearsal was told to make. */
    REHEARSAL_FAULT(4016),
    /** A file of the rehearsal could not be read or written. */
    REHEARSAL_TROUBLE(4017),
    /** A file that an operation needs is not there. */
    SOURCE_MISSING(4101),
    /** The folder for a disk is not there. */
    FOLDER_MISSING(4102),
    /** A file is in the place of a new disk. */
    FILE_EXISTS(4103),
    /** A path has no drive. */
    DRIVE_MISSING(4104),
    /** A path in the mounted disk leads through a link. */
    PATH_HAS_LINK(4105),
    /** A disk's name has the wrong ending. */
    DISK_NAME_WRONG(4106),
    /** A path is not on drive C: of the guest. */
    GUEST_PATH_WRONG(4107),
    /** A path in the guest is too long. */
    GUEST_PATH_TOO_LONG(4108),
    /** Base disk and host disk are of different formats. */
    DISK_FORMATS_DIFFER(4109),
    /** A VM of generation 2 needs a VHDX. */
    GENERATION_NEEDS_VHDX(4110),
    /** A disk, or one that it builds on, is not there. */
    DISK_CHAIN_BROKEN(4111),
    /** A disk's file is compressed, encrypted or sparse. */
    DISK_NOT_MOUNTABLE(4112),
    /** A file is no virtual hard disk. */
    DISK_OF_NO_KIND(4113),
    /** A disk is mounted under another path. */
    DISK_PATH_NOT_PLAIN(4114),
    /** A disk with the same identifiers is mounted. */
    DISK_IDS_TWICE(4115),
    /** A disk stays mounted. */
    DISK_STAYS_MOUNTED(4116),
    /** A new disk does not become writable. */
    DISK_NOT_WRITABLE(4117),
    /** No drive letter. */
    NO_DRIVE_LETTER(4118),
    /** A partition does not appear in its folder. */
    NO_ACCESS_PATH(4119),
    /** There is no Windows on a disk. */
    NO_WINDOWS_ON_DISK(4120),
    /** The boot files were not written. */
    BOOT_FILES_MISSING(4121),
    /** The boot entry does not lead to Windows. */
    BOOT_ENTRY_WRONG(4122),
    /** The domain was not joined. */
    DOMAIN_NOT_JOINED(4123),
    /** It cannot be found out who uses a disk. */
    DISK_USER_UNKNOWN(4131),
    /** A disk is the parent of another one. */
    DISK_IS_PARENT(4132),
    /** A VM's disk builds on a disk. */
    DISK_IS_BUILT_ON(4133),
    /** A VM has a disk. */
    DISK_IN_USE(4134),
    /** There are no media at a path. */
    NO_MEDIA(4141),
    /** The media cannot be mounted. */
    MEDIA_NOT_MOUNTED(4142),
    /** The media have no such file. */
    NO_FILE_IN_MEDIA(4143),
    /** The image file has no such image. */
    NO_IMAGE_IN_FILE(4144),
    /** An update is of a wrong kind. */
    UPDATE_OF_NO_KIND(4151),
    /** A driver is of a wrong kind. */
    DRIVER_OF_NO_KIND(4152),
    /** DISM failed. */
    SERVICING_FAILED(4153),
    /** A package or update is not for this Windows. */
    SERVICING_NOT_APPLICABLE(4154),
    /** An update needs a newer servicing stack. */
    SERVICING_STACK_TOO_OLD(4155),
    /** Windows knows no feature of that name. */
    FEATURE_UNKNOWN(4156),
    /** The files of a feature are not in the image. */
    FEATURE_FILES_MISSING(4157),
    /** An update that another one builds on is missing. */
    UPDATE_REQUIREMENT_MISSING(4158),
    /** The image has a package already. */
    SERVICING_HAS_IT_ALREADY(4159),
    /** The machine's servicing broke down. */
    SERVICING_BROKE_DOWN(4160),
    /** The machine's DISM is too old for the image. */
    SERVICING_DISM_TOO_OLD(4161),
    /** The disk is full. */
    SERVICED_DISK_FULL(4162),
    /** A file that belongs to an update or driver is missing. */
    SERVICING_FILE_MISSING(4163),
    /** DISM reported success without effect. */
    SERVICING_WITHOUT_EFFECT(4164),
    /** There is no VM of that id. */
    VM_NOT_THERE(4201),
    /** A VM does not have our mark. */
    MARK_MISSING(4202),
    /** A VM is of another generation. */
    GENERATION_DIFFERS(4203),
    /** A VM's state is saved. */
    VM_STATE_SAVED(4204),
    /** A VM does not turn off. */
    VM_NOT_TURNED_OFF(4205),
    /** A VM does not start. */
    VM_NOT_STARTED(4206),
    /** A VM did not take its name, disk or hardware. */
    VM_NOT_AS_ORDERED(4207),
    /** A VM is still there after its removal. */
    VM_NOT_REMOVED(4208),
    /** A VM does not run. */
    VM_NOT_RUNNING(4209),
    /** The VM is off while its guest is waited for. */
    VM_TURNED_ITSELF_OFF(4210),
    /** The virtual switch is not there. */
    SWITCH_MISSING(4211),
    /** The guest does not answer. */
    GUEST_SILENT(4212),
    /** A call to the guest hangs. */
    GUEST_HANGS(4213),
    /** The guest refuses the password in an operation. */
    GUEST_REFUSED(4214),
    /** A file in the guest cannot be deleted. */
    GUEST_FILE_NOT_DELETED(4216),
    /** The work in the guest ended without a result. */
    GUEST_TASK_FAILED(4217),
    /** The work in the guest did not start. */
    GUEST_TASK_NOT_STARTED(4218),
    /** A folder in the guest is in the place of a file. */
    FOLDER_INSTEAD_OF_FILE(4219),
    /** Docker's programs are not in the guest. */
    DOCKER_NOT_STAGED(4301),
    /** Docker is not set up in the guest. */
    DOCKER_NOT_SET_UP(4302),
    /** Docker's service or task is not there after it was made. */
    DOCKER_NOT_REGISTERED(4303),
    /** The script of Docker's task is damaged. */
    DOCKER_TASK_DAMAGED(4304),
    /** Docker does not answer. */
    DOCKER_SILENT(4305),
    /** Docker does not stop. */
    DOCKER_NOT_STOPPED(4306),
    /** The firewall's rule was not changed. */
    FIREWALL_RULE_UNCHANGED(4307),
    /** The base image is not in the guest. */
    IMAGE_NOT_STAGED(4308),
    /** Docker did not load the base image. */
    IMAGE_NOT_LOADED(4309),
    /** Docker does not list the base image. */
    IMAGE_NOT_LISTED(4310),
    /** The guest lacks the package Containers. */
    NO_CONTAINERS_PACKAGE(4311),
    /** The guest lacks the package Compute. */
    NO_COMPUTE_PACKAGE(4312),
    /** The guest's Windows has no NAT switches. */
    NAT_SWITCH_UNKNOWN(4313),
    /** No network adapter of the guest is connected. */
    NO_ADAPTER_CONNECTED(4314),
    /** The containers' switch or its NAT was not made. */
    CONTAINER_SWITCH_NOT_MADE(4315),
    /** Docker's network was not made. */
    DOCKER_NETWORK_NOT_MADE(4316),
    /** Docker's network has another driver. */
    DOCKER_NETWORK_OTHER_DRIVER(4317),
    /** The time limit of the command ran out. */
    COMMAND_LIMIT(5001),
    /** PowerShell was not ready in time. */
    POWERSHELL_START_LIMIT(5002),
    /** An operation was not done in time. */
    OPERATION_LIMIT(5003),
    /** The rehearsal's folder stayed locked. */
    REHEARSAL_LIMIT(5004),
    /** Another run had the base disk for too long. */
    BASE_DISK_LIMIT(5011),
    /** The VM has no heartbeat or no address. */
    BOOT_LIMIT(5012),
    /** The guest does not answer in time. */
    GUEST_LIMIT(5013),
    /** The first boot does not end. */
    FIRST_BOOT_LIMIT(5014),
    /** Docker does not answer in time. */
    DOCKER_LIMIT(5015),
    /** The work in the guest does not end. */
    GUEST_TASK_LIMIT(5016),
    /** The merge of a checkpoint's disk does not end. */
    MERGE_LIMIT(5017),
    /** Standard input gave nothing whole in time. */
    INPUT_LIMIT(5018),
    /** Another run works on the host. */
    HOST_BUSY(6001),
    /** Another run works with the base disk. */
    BASE_DISK_BUSY(6002),
    /** The ledger is of another work folder. */
    LEDGER_OF_OTHER_FOLDER(7001),
    /** The definition forbids to make it again. */
    REBUILD_FORBIDDEN(7002),
    /** A disk is there that the ledger does not know. */
    DISK_NOT_OURS(7003),
    /** The host disk is a link to a place that cannot be reached. */
    DISK_UNREACHABLE(7004),
    /** The host disk's base disk is gone. */
    BASE_DISK_GONE(7005),
    /** Another host has the address or the name. */
    ADDRESS_TAKEN(7006),
    /** A VM of that name is not ours. */
    VM_NOT_OURS(7011),
    /** The VM has lost its mark. */
    MARK_LOST(7012),
    /** The VM is a role of a failover cluster. */
    VM_IN_CLUSTER(7013),
    /** The VM has a checkpoint. */
    VM_HAS_CHECKPOINT(7014),
    /** The VM's storage was moved. */
    STORAGE_MOVED(7015),
    /** The VM's state is saved. */
    STATE_SAVED(7016),
    /** The guest has lost its fixed address. */
    ADDRESS_LOST(7017),
    /** It cannot be found out whether a disk is needed. */
    DISK_USE_UNKNOWN(7021),
    /** Another disk builds on the host disk. */
    DISK_NEEDED_BY_DISK(7022),
    /** Another VM has the host disk. */
    DISK_NEEDED_BY_VM(7023),
    /** The file is no base disk of this program. */
    NO_OWN_BASE_DISK(7024),
    /** The base disk is needed. */
    BASE_DISK_NEEDED(7025),
    /** A checkpoint's disk that no VM has lies beside the host disk. */
    DISK_BEING_MERGED(7026),
    /** Docker keeps its network with another subnet. */
    NETWORK_KEPT(7031),
    /** The folder has the certificate of another endpoint. */
    TLS_FOLDER_TAKEN(7032),
    /** A file is there already, and is not written over. */
    FILE_KEPT(7033),
    /** The run was stopped. */
    STOPPED(9001),
    /** Nobody agreed to a removal. */
    NOT_AGREED(9002);

    private final int number;

    FailureCode(int number) {
        this.number = number;
    }

    /** What people see: {@code NCH-} and four digits. */
    public String printed() {
        return "NCH-" + number;
    }

    /**
     * The code that a script named by the id of its error.
     *
     * @param errorId PowerShell's fully qualified error id; an error of Windows has another one
     */
    public static Optional<FailureCode> named(String errorId) {
        return Stream.of(values()).filter(code -> code.name().equals(errorId)).findFirst();
    }

    /** The kind that the first digit says. */
    public FailureKind kind() {
        int digit = number / 1000;
        for (FailureKind kind : FailureKind.values()) {
            if (kind.exitCode() == digit) {
                return kind;
            }
        }
        return FailureKind.ABORTED;
    }

    @Override
    public String toString() {
        return printed();
    }
}
