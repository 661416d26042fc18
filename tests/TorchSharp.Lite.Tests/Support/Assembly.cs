// libtorch has one default generator, one thread pool and one count of tensors for the process: tests that share them run one after another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
