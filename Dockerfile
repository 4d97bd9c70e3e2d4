FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    BUILD_DIR=/app/build \
    HOST=0.0.0.0 \
    PORT=8000

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN DATA_DIR=/tmp/build-data python manage.py build_assets \
 && DATA_DIR=/tmp/build-data python manage.py collectstatic --noinput \
 && rm -r /tmp/build-data

RUN useradd --system --home-dir /data --create-home dilemma
USER dilemma
VOLUME /data
EXPOSE 8000
CMD ["python", "manage.py", "serve"]
