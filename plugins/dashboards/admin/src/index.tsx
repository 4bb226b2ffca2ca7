/** Admin panel side of the plugin: nothing yet. */
export default { register() {}, registerTrads: () => Promise.resolve([]) };
