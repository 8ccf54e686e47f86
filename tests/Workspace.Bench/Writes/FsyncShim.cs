using System.Diagnostics;

namespace Workspace.Bench.Writes;

/// <summary>A small library that counts the fsyncs of a process and may make each slower: many disks flatter.</summary>
public static class FsyncShim
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <fcntl.h>
        #include <stdlib.h>
        #include <sys/mman.h>
        #include <unistd.h>
        static long *count; static useconds_t delay; static int (*real_fsync)(int), (*real_fdatasync)(int);
        __attribute__((constructor)) static void start(void) {
          real_fsync = dlsym(RTLD_NEXT, "fsync"); real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
          const char *ms = getenv("FSYNC_DELAY_MS"), *file = getenv("FSYNC_COUNT");
          delay = ms ? (useconds_t)atoi(ms) * 1000 : 0;
          int fd = file ? open(file, O_RDWR | O_CREAT, 0600) : -1;
          if (fd >= 0 && ftruncate(fd, sizeof *count) == 0) count = mmap(0, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        }
        static int slow(int (*real)(int), int fd) {
          if (count && count != MAP_FAILED) __atomic_add_fetch(count, 1, __ATOMIC_RELAXED);
          if (delay) usleep(delay);
          return real(fd);
        }
        int fsync(int fd) { return slow(real_fsync, fd); }
        int fdatasync(int fd) { return slow(real_fdatasync, fd); }
        """;

    /// <summary>The path of the built library; needs gcc.</summary>
    public static async Task<string> BuildAsync()
    {
        var library = Path.Combine(AppContext.BaseDirectory, "fsync-shim.so");
        if (!File.Exists(library))
        {
            var source = Path.Combine(AppContext.BaseDirectory, "fsync-shim.c");
            await File.WriteAllTextAsync(source, Source);
            using var compiler = Process.Start(new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"]) { UseShellExecute = false })!;
            await compiler.WaitForExitAsync();
        }

        return library;
    }

    /// <summary>How many fsyncs this process has made.</summary>
    public static long Count() => Environment.GetEnvironmentVariable("FSYNC_COUNT") is { } file ? BitConverter.ToInt64(File.ReadAllBytes(file)) : 0;
}
