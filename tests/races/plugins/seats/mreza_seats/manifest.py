from mreza import Manifest

manifest = Manifest(name="seats", version="0.1.0", title="Seats", description="Courses with a capacity, for races.")
